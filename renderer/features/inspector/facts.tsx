import { For, Show } from 'solid-js';
import type { Component, JSX } from 'solid-js';
import type { PhotoDetail, TaskDetail } from '../../../contract/view';
import { useDesk } from '../../state/desk';
import { CopyButton } from '../../ui/copy-button';
import { words } from '../../words';
import { named } from '../../words/named';
import { splitPath } from '../names/names-sentence';
import { pathBelow } from '../status-bar/short-folder';

/** What is known about a task and the photo on show. */
export const Facts: Component<{ task: TaskDetail; photo: PhotoDetail | null }> = (props) => {
  const desk = useDesk();
  const said = () => words().inspector;
  const template = (): string => {
    const { template: key, mode } = props.task;
    return [
      key && (named(said().templates, key) ?? key),
      mode && (named(said().modes, mode) ?? mode),
    ]
      .filter(Boolean)
      .join(' · ');
  };
  const size = (): string => {
    const photo = props.photo;
    if (!photo || photo.bytes === null) return '';
    return [words().format.bytes(photo.bytes), photo.type?.toUpperCase()]
      .filter(Boolean)
      .join(' · ');
  };
  const checked = (): string => {
    const { checks, lastCheckAt } = props.task;
    return checks === 0 || lastCheckAt === null
      ? said().notAsked
      : said().askedTimes(checks, words().format.time(lastCheckAt));
  };
  return (
    <section aria-label={said().facts}>
      <dl class="facts">
        <Show when={props.photo?.path}>
          {(path) => (
            <Fact label={said().file} title={path()} whole>
              <Path path={pathBelow(desk.app.settings.folder, path())} />
            </Fact>
          )}
        </Show>
        <Show when={size()}>
          <Fact label={said().size}>{size()}</Fact>
        </Show>
        <For each={Object.entries(props.task.fields)}>
          {([title, value]) => (
            <Fact label={title} title={value}>
              {value}
            </Fact>
          )}
        </For>
        <Show when={props.task.lists.length > 0}>
          <Fact label={props.task.lists.length === 1 ? said().list : said().lists} whole>
            {props.task.lists.map((list) => list.name).join(', ')}
          </Fact>
        </Show>
        <Show when={template()}>
          <Fact label={said().template}>{template()}</Fact>
        </Show>
        <Show when={props.task.createdAt}>
          {(at) => <Fact label={said().created}>{words().format.dateTime(at())}</Fact>}
        </Show>
        <Show when={props.task.finishedAt}>
          {(at) => <Fact label={said().finished}>{words().format.dateTime(at())}</Fact>}
        </Show>
        <Fact label={said().asked}>{checked()}</Fact>
        <Show when={props.task.nextCheckAt}>
          {(at) => <Fact label={said().next}>{words().format.time(at())}</Fact>}
        </Show>
        <Show when={props.task.traceId}>
          {(trace) => (
            <>
              <dt>{said().trace}</dt>
              <dd class="fact-copy">
                <span class="mono selectable" title={trace()}>
                  {trace()}
                </span>
                <CopyButton text={trace()} label={words().actions.copyTrace} />
              </dd>
            </>
          )}
        </Show>
      </dl>
    </section>
  );
};

/** A line breaks before the file's name rather than within it. */
const Path: Component<{ path: string }> = (props) => {
  const parts = () => splitPath(props.path);
  return (
    <>
      {parts().folders}
      <span class="fact-file">{parts().file}</span>
    </>
  );
};

interface FactProps {
  label: string;
  title?: string;
  /** Shown to its end, over several lines where it must. */
  whole?: boolean;
  children: JSX.Element;
}

const Fact: Component<FactProps> = (props) => (
  <>
    <dt title={props.label}>{props.label}</dt>
    <dd
      class="selectable"
      classList={{ 'fact-whole': props.whole === true }}
      dir="auto"
      title={props.title}
    >
      {props.children}
    </dd>
  </>
);

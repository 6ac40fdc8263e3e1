import { For, Show, createResource, createSignal } from 'solid-js';
import type { Component } from 'solid-js';
import type { TemplateSample } from '../../../contract/ipc';
import type { ImportPreview } from '../../../contract/view';
import { useDesk } from '../../state/desk';
import { Button } from '../../ui/button';
import { DialogButtons, DialogText, FIRST } from '../../ui/dialog';
import { Select } from '../../ui/select';
import { words } from '../../words';
import { RejectedTable } from './rejected-table';

/** The choice "no column" in a list of column titles; no title holds a control character. */
const NO_COLUMN = '\u0000';
const EXAMPLES = 2;

/** What a list would add, before it is added. */
export const Preview: Component<{ preview: ImportPreview; onSkip(): void }> = (props) => {
  const desk = useDesk();
  // eslint-disable-next-line solid/reactivity -- a proposal: from then on the operator chooses
  const [nameColumn, setNameColumn] = createSignal(props.preview.nameColumn);
  const [busy, setBusy] = createSignal(false);
  const entries = (): number =>
    props.preview.fresh + props.preview.tracked + props.preview.repeated;

  const [examples] = createResource(
    () => ({
      nameTemplate: desk.app.settings.nameTemplate,
      samples: samplesOf(props.preview, nameColumn()),
    }),
    async ({ nameTemplate, samples }) => {
      const shown = await desk.ask(desk.bridge.previewTemplate({ nameTemplate, samples }));
      return shown?.paths ?? [];
    },
  );

  const add = async (): Promise<void> => {
    setBusy(true);
    const { previewId, name } = props.preview;
    const done = await desk.ask(desk.bridge.commitImport({ previewId, nameColumn: nameColumn() }));
    setBusy(false);
    if (!done) return;
    desk.messages.say(words().import.added(done.added, name));
    desk.query.showList(done.list);
    desk.imports.next();
  };

  return (
    <>
      <dl class="import-counts">
        <Count n={props.preview.fresh} label={words().import.fresh} />
        <Count n={props.preview.tracked} label={words().import.tracked} />
        <Count n={props.preview.repeated} label={words().import.repeated} />
        <Count n={props.preview.rejectedTotal} label={words().import.rejected} warn />
      </dl>
      <Show when={props.preview.rejected.length > 0}>
        <RejectedTable lines={props.preview.rejected} total={props.preview.rejectedTotal} />
      </Show>
      <Show when={entries() > 0} fallback={<DialogText>{words().import.nothing}</DialogText>}>
        <div class="import-names">
          <Show when={props.preview.columns.length > 0}>
            <span>{words().import.namesFrom}</span>
            <Select
              label={words().import.namesFrom}
              value={nameColumn() ?? NO_COLUMN}
              options={[
                ...props.preview.columns.map((title) => ({ value: title, label: title })),
                { value: NO_COLUMN, label: words().import.noName },
              ]}
              onChange={(value) => setNameColumn(value === NO_COLUMN ? null : value)}
            />
          </Show>
          <span>{words().import.filesLike}</span>
          <ul class="import-examples mono" aria-live="polite">
            <For each={examples.latest}>{(path) => <li>{path}</li>}</For>
          </ul>
        </div>
        <Show when={props.preview.fresh === 0}>
          <DialogText>{words().import.nothingNew}</DialogText>
        </Show>
      </Show>
      <Show
        when={entries() > 0}
        fallback={
          <DialogButtons>
            <Button look="primary" {...FIRST} onClick={() => props.onSkip()}>
              {words().app.close}
            </Button>
          </DialogButtons>
        }
      >
        <DialogButtons note={words().import.promise}>
          <Button onClick={() => props.onSkip()}>
            {desk.imports.step().of > 1 ? words().import.skip : words().app.cancel}
          </Button>
          <Button look="primary" {...FIRST} disabled={busy()} onClick={() => void add()}>
            {props.preview.fresh > 0
              ? words().import.add(props.preview.fresh)
              : words().import.addList}
          </Button>
        </DialogButtons>
      </Show>
    </>
  );
};

function samplesOf(preview: ImportPreview, nameColumn: string | null): TemplateSample[] {
  return preview.samples.slice(0, EXAMPLES).map(({ id, fields }) => ({
    id,
    name: nameColumn === null ? null : (fields[nameColumn] ?? null),
    list: preview.name,
    fields,
  }));
}

const Count: Component<{ n: number; label: string; warn?: boolean }> = (props) => (
  <div
    classList={{ 'import-warn': props.warn === true && props.n > 0, 'import-none': props.n === 0 }}
  >
    <dt>{props.label}</dt>
    <dd>{words().format.number(props.n)}</dd>
  </div>
);

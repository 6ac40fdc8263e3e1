import Check from 'lucide-solid/icons/check';
import Search from 'lucide-solid/icons/search';
import { For, Show, createEffect, createMemo, createSignal, on, onCleanup } from 'solid-js';
import type { Component } from 'solid-js';
import type { ColumnValues } from '../../../contract/view';
import { useDesk } from '../../state/desk';
import { Dialog, FIRST } from '../../ui/dialog';
import { Icon } from '../../ui/icon';
import { words } from '../../words';
import { latestAnswer } from '../names/latest-answer';
import './column-dialog.css';

/** A pause in typing after which values are looked for, in ms. */
const PAUSE_MS = 80;
const LIST_ID = 'column-values';

/** A line of the list. `value`: '' = nothing stands there, null = whatever does. */
interface Line {
  value: string | null;
  said: string;
  tasks: number | null;
}

/** Asks which value of a column the tasks on show are to have: those there are among them, each counted. */
export const ColumnDialog: Component<{ title: string }> = (props) => {
  const desk = useDesk();
  const [typed, setTyped] = createSignal('');
  const [found, setFound] = createSignal<ColumnValues | null>(null);
  const [at, setAt] = createSignal(0);
  const query = () => desk.query.current();
  const chosen = (): string | null =>
    query().columns.find(({ title }) => title === props.title)?.value ?? null;

  const latest = latestAnswer<string, ColumnValues>({
    ask: (search) =>
      desk.ask(desk.bridge.columnValues({ query: query(), title: props.title, search })),
    take: (values) => setFound(values),
    pauseMs: PAUSE_MS,
  });
  createEffect(on(typed, (text) => latest.change(text.trim())));
  onCleanup(() => latest.stop());

  const lines = createMemo<Line[]>(() => {
    const { any, blank } = words().filters;
    const all = typed().trim() === '';
    const given = found();
    return [
      ...(all && chosen() !== null ? [{ value: null, said: any, tasks: null }] : []),
      ...(given?.values ?? []).map(({ value, tasks }) => ({ value, said: value, tasks })),
      ...(all && given && given.blank > 0 ? [{ value: '', said: blank, tasks: given.blank }] : []),
    ];
  });
  createEffect(on(found, () => setAt(0)));
  createEffect(() => document.getElementById(lineId(at()))?.scrollIntoView({ block: 'nearest' }));

  const choose = (line: Line | undefined): void => {
    if (!line) return;
    desk.query.narrowColumn(props.title, line.value);
    desk.dialogs.close();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.isComposing) return;
    const last = lines().length - 1;
    if (event.key === 'ArrowDown') setAt(at() >= last ? 0 : at() + 1);
    else if (event.key === 'ArrowUp') setAt(at() <= 0 ? Math.max(0, last) : at() - 1);
    else if (event.key === 'Enter') choose(lines()[at()]);
    else return;
    event.preventDefault();
  };

  return (
    <Dialog
      title={words().filters.columnTitle(props.title)}
      width="small"
      onClose={() => desk.dialogs.close()}
    >
      <div class="field">
        <Icon shape={Search} size={14} />
        <input
          {...FIRST}
          type="text"
          role="combobox"
          autocomplete="off"
          spellcheck={false}
          aria-label={words().filters.findValue}
          aria-expanded="true"
          aria-controls={LIST_ID}
          aria-autocomplete="list"
          aria-activedescendant={lines().length > 0 ? lineId(at()) : undefined}
          placeholder={words().filters.findValue}
          value={typed()}
          // Letters on their way to a Chinese character are not looked for.
          onInput={(event) => !event.isComposing && setTyped(event.currentTarget.value)}
          onCompositionEnd={(event) => setTyped(event.currentTarget.value)}
          onKeyDown={onKeyDown}
        />
      </div>
      <div class="column-values">
        <div id={LIST_ID} role="listbox" aria-label={words().filters.values}>
          <For each={lines()}>
            {(line, index) => (
              <div
                id={lineId(index())}
                class="column-value"
                classList={{ 'column-any': line.value === null || line.value === '' }}
                role="option"
                aria-selected={index() === at()}
                onPointerMove={() => setAt(index())}
                onClick={() => choose(line)}
              >
                <span class="column-tick">
                  <Show when={line.value !== null && isSame(line.value, chosen())}>
                    <Icon shape={Check} size={14} />
                  </Show>
                </span>
                <span class="column-said" dir="auto" title={line.said}>
                  {line.said}
                </span>
                <Show when={line.tasks !== null}>
                  <span class="column-count">{words().format.number(line.tasks!)}</span>
                </Show>
              </div>
            )}
          </For>
        </div>
        <p class="column-note" role="status">
          {note()}
        </p>
      </div>
    </Dialog>
  );

  function note(): string {
    const given = found();
    if (!given) return words().filters.loading;
    if (lines().length === 0) return words().filters.noValue;
    return given.more > 0 ? words().filters.moreValues(given.more) : '';
  }
};

/** As the engine compares them. */
function isSame(value: string, chosen: string | null): boolean {
  const folded = (text: string): string => text.normalize('NFKC').toLowerCase();
  return chosen !== null && folded(value) === folded(chosen);
}

function lineId(index: number): string {
  return `column-value-${index}`;
}

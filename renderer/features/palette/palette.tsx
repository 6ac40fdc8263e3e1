import * as Kobalte from '@kobalte/core/dialog';
import Search from 'lucide-solid/icons/search';
import { For, Show, createEffect, createMemo, createSignal, on } from 'solid-js';
import type { Component } from 'solid-js';
import { pressed } from '../../../contract/shortcut';
import { SHORTCUTS } from '../../../contract/actions';
import { useDesk } from '../../state/desk';
import { keepWhileComposing, returnFocus } from '../../ui/dialog';
import { Icon } from '../../ui/icon';
import { words } from '../../words';
import { KeyCaps } from '../actions/key-caps';
import { useRegistry } from '../actions/registry-context';
import { allEntries } from './entries';
import type { Entry } from './entries';
import { createFoundTasks, taskEntries } from './found-tasks';
import { fitting, withTasks } from './order';
import './palette.css';

const LIST_ID = 'palette-list';
/** Lines that Page Up and Page Down skip. */
const PAGE = 8;

/** Everything that can be done or gone to, by its name. */
export const Palette: Component = () => {
  const desk = useDesk();
  const registry = useRegistry();
  const giveBack = returnFocus();
  const [typed, setTyped] = createSignal('');
  const [at, setAt] = createSignal(0);
  const foundTasks = createFoundTasks(desk, typed);
  // Taken once, and again only in another language: what is offered must not change under the cursor.
  const everything = createMemo(on(words, () => allEntries(desk, registry)));
  const entries = createMemo(() =>
    withTasks(fitting(everything(), typed()), taskEntries(desk, typed(), foundTasks()), typed()),
  );
  createEffect(on(typed, () => setAt(0)));
  // Tasks come a moment later: whoever has moved on to a line stays on it.
  createEffect(
    on(entries, (now, before) => {
      const key = at() > 0 ? before?.[at()]?.key : undefined;
      if (key !== undefined)
        setAt(
          Math.max(
            0,
            now.findIndex((entry) => entry.key === key),
          ),
        );
    }),
  );
  createEffect(() => document.getElementById(lineId(at()))?.scrollIntoView({ block: 'nearest' }));

  const run = (entry: Entry | undefined): void => {
    if (!entry) return;
    desk.dialogs.close();
    // The focus goes back to where it was first: what is done may move it on from there.
    setTimeout(entry.run);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.isComposing) return;
    const { keys, also = keys } = SHORTCUTS.palette ?? { keys: '' };
    const platform = desk.bridge.platform;
    if (pressed(keys, event, platform) || pressed(also, event, platform)) desk.dialogs.close();
    else if (event.key === 'Enter') run(entries()[at()]);
    else if (!move(event.key)) return;
    event.preventDefault();
  };
  /** Tells whether the key moves the cursor. */
  const move = (key: string): boolean => {
    const last = entries().length - 1;
    if (key === 'ArrowDown') setAt(at() >= last ? 0 : at() + 1);
    else if (key === 'ArrowUp') setAt(at() <= 0 ? Math.max(0, last) : at() - 1);
    else if (key === 'PageDown') setAt(Math.max(0, Math.min(last, at() + PAGE)));
    else if (key === 'PageUp') setAt(Math.max(0, at() - PAGE));
    else return false;
    return true;
  };
  /** The first line of a group bears its name while nothing is typed; else tasks, and what follows them. */
  const heading = (index: number): string | null => {
    const entry = entries()[index];
    const before = entries()[index - 1];
    if (!entry || entry.group === before?.group) return null;
    const { tasks, more } = words().palette;
    if (typed().trim() === '' || entry.group === tasks) return entry.group;
    return before?.group === tasks ? more : null;
  };

  return (
    <Kobalte.Root open onOpenChange={(open) => !open && desk.dialogs.close()}>
      <Kobalte.Portal>
        <Kobalte.Overlay class="palette-veil" />
        <div class="palette-place">
          <Kobalte.Content
            class="palette"
            aria-label={words().palette.label}
            onEscapeKeyDown={keepWhileComposing}
            onCloseAutoFocus={giveBack}
          >
            <div class="palette-field">
              <Icon shape={Search} />
              <input
                // Kobalte gives it the focus a turn later: the first letters of a quick hand would go elsewhere.
                ref={(field) => queueMicrotask(() => field.focus())}
                type="text"
                role="combobox"
                autocomplete="off"
                spellcheck={false}
                aria-label={words().palette.label}
                aria-expanded="true"
                aria-controls={LIST_ID}
                aria-autocomplete="list"
                aria-activedescendant={entries().length > 0 ? lineId(at()) : undefined}
                placeholder={words().palette.placeholder}
                value={typed()}
                // Letters on their way to a Chinese character are not looked for.
                onInput={(event) => !event.isComposing && setTyped(event.currentTarget.value)}
                onCompositionEnd={(event) => setTyped(event.currentTarget.value)}
                onKeyDown={onKeyDown}
              />
            </div>
            <div
              id={LIST_ID}
              class="palette-list"
              role="listbox"
              aria-label={words().palette.label}
            >
              <For each={entries()}>
                {(entry, index) => (
                  <>
                    <Show when={heading(index())}>
                      {(name) => (
                        <div class="palette-heading" role="presentation">
                          {name()}
                        </div>
                      )}
                    </Show>
                    <div
                      id={lineId(index())}
                      class="palette-line"
                      role="option"
                      aria-selected={index() === at()}
                      onPointerMove={() => setAt(index())}
                      onClick={() => run(entry)}
                    >
                      <Line entry={entry} grouped={typed().trim() === ''} />
                    </div>
                  </>
                )}
              </For>
            </div>
            <p class="palette-nothing" role="status">
              {entries().length === 0 ? words().palette.nothing : ''}
            </p>
          </Kobalte.Content>
        </div>
      </Kobalte.Portal>
    </Kobalte.Root>
  );
};

const Line: Component<{ entry: Entry; grouped: boolean }> = (props) => (
  <>
    <span class="palette-icon">
      <Icon shape={props.entry.icon} size={15} />
    </span>
    <span class="palette-name" dir={props.entry.theirs ? 'auto' : undefined}>
      {props.entry.name}
    </span>
    <Show when={props.entry.note}>
      <span class="palette-note mono">{props.entry.note}</span>
    </Show>
    <Show when={!props.grouped && props.entry.theirs && !props.entry.note}>
      <span class="palette-note">{words().palette.list}</span>
    </Show>
    <Show when={props.entry.caps.length > 0}>
      <KeyCaps caps={props.entry.caps} />
    </Show>
  </>
);

function lineId(index: number): string {
  return `palette-${index}`;
}

import { For, Show, createMemo, onCleanup } from 'solid-js';
import type { Component } from 'solid-js';
import type { ActionId } from '../../../contract/actions';
import { useDesk } from '../../state/desk';
import { Icon } from '../../ui/icon';
import { words } from '../../words';
import { ACTION_ICONS } from '../actions/action-icons';
import { KeyCaps, capsOf } from '../actions/key-caps';
import { useRegistry } from '../actions/registry-context';
import './many-actions.css';

/** What can be done with several tasks, in sections; only what makes sense for them is shown. */
const SECTIONS: readonly (readonly ActionId[])[] = [
  ['photo-number', 'photo-save', 'photo-release', 'photo-retry', 'photo-pause', 'photo-cancel'],
  ['reveal', 'copy-to-folder', 'copy-id'],
  ['remove', 'clear-selection'],
];

/** The actions of the selection, by their names and keys. */
export const ManyActions: Component = () => {
  const desk = useDesk();
  const registry = useRegistry();
  let place!: HTMLDivElement;
  // What was done may leave nothing selected: the keyboard goes on among the photos.
  onCleanup(() => {
    if (!place.contains(document.activeElement)) return;
    document.getElementById('sheet')?.focus({ preventScroll: true });
  });
  return (
    <div
      ref={place}
      class="many-actions"
      role="toolbar"
      aria-orientation="vertical"
      aria-label={words().sheet.selected(desk.selected.ids().size)}
    >
      <For each={SECTIONS}>
        {(ids) => {
          const offered = createMemo(() => ids.filter((id) => registry.get(id).offered()));
          return (
            <Show when={offered().length > 0}>
              <div class="many-section">
                <For each={offered()}>{(id) => <Line id={id} />}</For>
              </div>
            </Show>
          );
        }}
      </For>
    </div>
  );
};

const Line: Component<{ id: ActionId }> = (props) => {
  const desk = useDesk();
  const registry = useRegistry();
  const caps = (): string[] => capsOf(props.id, desk.bridge.platform);
  return (
    <button type="button" class="many-action" onClick={() => registry.run(props.id)}>
      <Icon shape={ACTION_ICONS[props.id]} size={15} />
      <span class="many-action-name">{registry.get(props.id).label()}</span>
      <Show when={caps().length > 0}>
        <span aria-hidden="true">
          <KeyCaps caps={caps()} />
        </span>
      </Show>
    </button>
  );
};

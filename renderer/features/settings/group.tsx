import { Show } from 'solid-js';
import type { Component, JSX } from 'solid-js';
import type { Settings } from '../../../contract/settings';
import { useDesk } from '../../state/desk';

interface GroupProps {
  title: string;
  note?: string;
  children: JSX.Element;
}

/** Settings that belong together, one a row. */
export const Group: Component<GroupProps> = (props) => (
  <section class="settings-group">
    <h3>{props.title}</h3>
    <div class="settings-body">{props.children}</div>
    <Show when={props.note}>
      <p class="hint settings-note">{props.note}</p>
    </Show>
  </section>
);

interface RowProps {
  label: string;
  note: string;
  /** The note is a path or an address: it may be copied, and broken anywhere. */
  path?: boolean;
  children: JSX.Element;
}

/** One setting: what it is, one line about it, and its control. */
export const Row: Component<RowProps> = (props) => (
  <div class="setting-line">
    <span class="setting-words">
      <span dir="auto">{props.label}</span>
      <span class="hint" classList={{ 'setting-path selectable': props.path === true }}>
        {props.note}
      </span>
    </span>
    {props.children}
  </div>
);

/** The settings as they are, and a way to change them at once. */
export function useSettings() {
  const desk = useDesk();
  return {
    now: () => desk.app.settings,
    change: (part: Partial<Settings>): void => void desk.ask(desk.bridge.changeSettings(part)),
  };
}

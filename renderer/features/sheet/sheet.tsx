import { Show } from 'solid-js';
import type { Component } from 'solid-js';
import { useDesk } from '../../state/desk';
import { EmptyDesk } from './empty-desk';
import { NoMatch } from './no-match';
import { SheetGrid } from './sheet-grid';
import './sheet.css';

/** The contact sheet, or why there is none. */
export const Sheet: Component = () => {
  const desk = useDesk();
  return (
    <Show when={desk.app.counts.all > 0 || desk.app.lists.length > 0} fallback={<EmptyDesk />}>
      <Show when={desk.rows.total() !== 0} fallback={<NoMatch />}>
        <SheetGrid />
      </Show>
    </Show>
  );
};

import { Show } from 'solid-js';
import type { Component } from 'solid-js';
import { useDesk } from '../../state/desk';
import { EmptyDesk } from './empty-desk';
import { NoMatch } from './no-match';
import { Table } from '../table/table';
import { SheetGrid } from './sheet-grid';
import './sheet.css';

/** The tasks as a contact sheet or as a table, or why there is neither. */
export const Sheet: Component = () => {
  const desk = useDesk();
  return (
    <Show when={desk.app.counts.all > 0 || desk.app.lists.length > 0} fallback={<EmptyDesk />}>
      <Show when={desk.rows.total() !== 0} fallback={<NoMatch />}>
        <Show when={desk.view.name() === 'sheet'} fallback={<Table />}>
          <SheetGrid />
        </Show>
      </Show>
    </Show>
  );
};

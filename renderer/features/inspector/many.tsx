import { For, Show, createMemo } from 'solid-js';
import type { Component } from 'solid-js';
import type { PhotoRow, TaskRow } from '../../../contract/view';
import { useDesk } from '../../state/desk';
import { words } from '../../words';
import { rowStatus } from '../sheet/row-status';
import { StatusIcon } from '../sheet/status-icon';
import { ManyActions } from './many-actions';
import './overview.css';

const FANNED = 3;
const NAMED = 12;

const isPicture = (photo: PhotoRow): boolean => photo.thumbnail !== null && !photo.damaged;

/** Several tasks at once: a few of their photos, what can be done with all, and their names as far as they are loaded. */
export const Many: Component = () => {
  const desk = useDesk();
  const rows = createMemo(() => {
    const found: TaskRow[] = [];
    for (const id of desk.selected.ids()) {
      const index = desk.rows.indexOf(id);
      const row = index === undefined ? undefined : desk.rows.at(index);
      if (row) found.push(row);
      if (found.length === NAMED) break;
    }
    return found;
  });
  const photos = (): string[] =>
    rows()
      .flatMap((row) => row.photos.find(isPicture)?.thumbnail ?? [])
      .slice(0, FANNED);
  const rest = (): number => desk.selected.ids().size - rows().length;
  return (
    <div class="many">
      <div class="fan" aria-hidden="true">
        <For each={photos()}>
          {(src) => <img src={src} alt="" decoding="async" draggable={false} />}
        </For>
      </div>
      <h2>{words().inspector.many(desk.selected.ids().size)}</h2>
      <ManyActions />
      <ul class="many-names">
        <For each={rows()}>
          {(row) => (
            <li data-status={rowStatus(row, desk.savesByItself()).kind}>
              <StatusIcon kind={rowStatus(row, desk.savesByItself()).kind} size={12} />
              <span dir="auto">{row.name ?? row.id}</span>
            </li>
          )}
        </For>
        <Show when={rest() > 0}>
          <li class="hint">
            {rows().length === 0
              ? words().inspector.manyUnnamed(rest())
              : words().inspector.manyMore(rest())}
          </li>
        </Show>
      </ul>
    </div>
  );
};

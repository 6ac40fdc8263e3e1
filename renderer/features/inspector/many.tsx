import { For, Show, createMemo } from 'solid-js';
import type { Component } from 'solid-js';
import type { PhotoRow, TaskRow } from '../../../contract/view';
import { useDesk } from '../../state/desk';
import { words } from '../../words';
import './overview.css';

const FANNED = 3;
const NAMED = 12;

const isPicture = (photo: PhotoRow): boolean => photo.thumbnail !== null && !photo.damaged;

/** Several tasks at once: a few of their photos, and their names as far as they are loaded. */
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
      <ul class="many-names">
        <For each={rows()}>{(row) => <li dir="auto">{row.name ?? row.id}</li>}</For>
        <Show when={rest() > 0}>
          <li class="hint">{words().import.more(rest())}</li>
        </Show>
      </ul>
    </div>
  );
};

import type { ColumnKey } from '../../state/columns';
import type { Desk } from '../../state/desk';
import { words } from '../../words';
import { columnTitle } from './cell-text';

/** Marks the buttons in the head of the table by their column. */
export const HEAD_ATTRIBUTE = 'data-column';

/** How far a key widens or narrows a column, in px. */
export const WIDTH_STEP = 16;

/** Puts the keyboard onto a column's title, once what is under way has been drawn. */
export function focusHead(column: ColumnKey): void {
  queueMicrotask(() => headOf(column)?.focus());
}

function heads(): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>(`[${HEAD_ATTRIBUTE}]`)];
}

function headOf(column: ColumnKey): HTMLElement | undefined {
  return heads().find((head) => head.getAttribute(HEAD_ATTRIBUTE) === column);
}

/**
 * The keys of a column's title: arrows go along the titles and down to the rows; with Alt they move the
 * column, with Shift they widen and narrow it. Enter and Space are the button's own.
 */
export function handleHeadKey(desk: Desk, column: ColumnKey, event: KeyboardEvent): void {
  if (event.ctrlKey || event.metaKey) return;
  const all = heads();
  const at = all.findIndex((head) => head.getAttribute(HEAD_ATTRIBUTE) === column);
  const side = event.key === 'ArrowLeft' ? -1 : event.key === 'ArrowRight' ? 1 : null;
  if (side !== null && event.altKey) moveBeside(desk, column, side);
  else if (side !== null && event.shiftKey) widen(desk, column, side * WIDTH_STEP);
  else if (event.altKey || event.shiftKey) return;
  else if (side !== null) all[at + side]?.focus();
  else if (event.key === 'Home') all[0]?.focus();
  else if (event.key === 'End') all.at(-1)?.focus();
  else if (event.key === 'ArrowDown') document.getElementById('sheet')?.focus();
  else return;
  event.preventDefault();
  event.stopPropagation();
}

/** Moves a column one place, and says where it is now. */
export function moveBeside(desk: Desk, column: ColumnKey, side: -1 | 1): void {
  desk.view.step(column, side);
  focusHead(column);
  const columns = desk.view.columns();
  desk.messages.announce(
    words().table.moved(columnTitle(column), columns.indexOf(column) + 1, columns.length),
  );
}

/** Makes a column wider by so many px, and says how wide it is now. */
export function widen(desk: Desk, column: ColumnKey, px: number): void {
  desk.view.resize(column, desk.view.widthOf(column) + px);
  desk.messages.announce(words().table.resized(columnTitle(column), desk.view.widthOf(column)));
}

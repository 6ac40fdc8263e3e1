import { createSignal } from 'solid-js';
import { PINNED } from '../../state/columns';
import type { ColumnKey } from '../../state/columns';
import type { Desk } from '../../state/desk';
import { HEAD_ATTRIBUTE } from './head-keys';

/** A press that moves less than this (px) is a click. */
const SLACK = 5;
/** Nearer than this (px) to an edge of the table, it scrolls. */
const EDGE = 36;
const SCROLL_STEP = 14;

/** Before which column the one that is being dragged would land; null = at the right end. */
type Target = { before: ColumnKey | null; last: ColumnKey };

const [target, setTarget] = createSignal<Target | null>(null);

export interface ColumnDrag {
  begin(event: PointerEvent & { currentTarget: HTMLElement }): void;
  /** Where the mark is drawn that shows the place to land at: at which edge of this column's title. */
  dropAt(column: ColumnKey): 'before' | 'after' | undefined;
  /** The click that follows is the end of a drag. */
  justDropped(): boolean;
}

/** Lets a column be dragged to another place by its title. */
export function createColumnDrag(desk: Desk, column: () => ColumnKey): ColumnDrag {
  let dropped = false;

  const begin = (event: PointerEvent & { currentTarget: HTMLElement }): void => {
    dropped = false;
    if (event.button !== 0 || column() === PINNED) return;
    const button = event.currentTarget;
    const scroller = button.closest('.task-table-scroll');
    const from = event.clientX;
    let moving = false;

    const move = (moved: PointerEvent): void => {
      moving ||= Math.abs(moved.clientX - from) > SLACK;
      if (!moving || !scroller) return;
      const { left, right } = scroller.getBoundingClientRect();
      if (moved.clientX > right - EDGE) scroller.scrollLeft += SCROLL_STEP;
      else if (moved.clientX < left + EDGE) scroller.scrollLeft -= SCROLL_STEP;
      setTarget(targetAt(moved.clientX, desk.view.columns()));
    };
    const end = (): void => {
      const land = target();
      dropped = moving;
      stop();
      if (land) desk.view.move(column(), land.before);
    };
    const stop = (): void => {
      setTarget(null);
      button.removeEventListener('pointermove', move);
      button.removeEventListener('pointerup', end);
      button.removeEventListener('lostpointercapture', stop);
    };
    button.setPointerCapture(event.pointerId);
    button.addEventListener('pointermove', move);
    button.addEventListener('pointerup', end);
    button.addEventListener('lostpointercapture', stop);
  };

  return {
    begin,
    dropAt(title) {
      const land = target();
      if (land?.before === title) return 'before';
      return land?.before === null && land.last === title ? 'after' : undefined;
    },
    justDropped: () => dropped,
  };
}

/** The title's middle decides on which side of it a column lands; nothing lands before the pinned one. */
function targetAt(x: number, columns: readonly ColumnKey[]): Target | null {
  const last = columns.at(-1);
  if (last === undefined) return null;
  const heads = document.querySelectorAll<HTMLElement>(`[${HEAD_ATTRIBUTE}]`);
  const beyond = [...heads].slice(1).find((head) => {
    const { left, width } = head.getBoundingClientRect();
    return x < left + width / 2;
  });
  const before = columns.find((column) => column === beyond?.getAttribute(HEAD_ATTRIBUTE)) ?? null;
  return { before, last };
}

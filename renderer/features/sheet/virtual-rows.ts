import {
  createComputed,
  createEffect,
  createMemo,
  createSignal,
  on,
  onCleanup,
  onMount,
} from 'solid-js';
import type { Range } from '../../state/row-window';
import { createFlight } from './flight';
import { elementHeight, placeAt, scrolledTo, type ScrollPlace } from './scroll-map';
import { PADDING } from './sheet-layout';

/** Rows above and below the screen that are drawn ahead of a scroll, once those on it are. */
const OVERSCAN = 2;

export interface VirtualRows {
  /** Rows to draw. */
  range: () => Range;
  /** The first row that is seen whole. */
  firstSeen: () => number;
  /** Height (px) of the element that they are drawn on. */
  height: () => number;
  /** Where a row stands, px from the element's top. */
  topOf: (row: number) => number;
  /** There are rows, and the window is measured: they can be scrolled to. */
  isReady: () => boolean;
  /** Scrolls as little as it takes to show a row whole. */
  reveal(row: number): void;
  toTop(): void;
  /** See `createFlight`. */
  flies: () => boolean;
}

interface Options {
  scroller: () => HTMLElement;
  /** Height (px) of what is seen of the sheet. */
  seen: () => number;
  count: () => number;
  rowHeight: () => number;
  /** Room (px) above the first row and below the last; that of the sheet when absent. */
  padding?: { top: number; bottom: number };
  /** Items side by side in a row (1 when absent): when it changes, the first one seen stays at the top. */
  perRow?: () => number;
  /** What the rows are of: when it changes, those on screen come first again. */
  of?: () => unknown;
}

/**
 * Which of very many rows of one height are drawn, and where. It holds nothing for a row, so that a
 * million of them cost what ten do (a virtualiser that measures keeps an entry for each).
 */
export function createVirtualRows(options: Options): VirtualRows {
  const padding = options.padding ?? PADDING;
  const [place, setPlace] = createSignal<ScrollPlace>(
    { element: 0, sheet: 0 },
    { equals: (a, b) => a.element === b.element && a.sheet === b.sheet },
  );
  const sheet = createMemo(() =>
    options.count() === 0
      ? 0
      : padding.top + options.count() * options.rowHeight() + padding.bottom,
  );
  const size = () => ({ sheet: sheet(), seen: options.seen() });

  const go = (next: ScrollPlace): void => {
    // Read before any row is drawn: after that it would cost a layout.
    const isThere = options.scroller().scrollTop === next.element;
    setPlace(next);
    if (!isThere) options.scroller().scrollTop = next.element;
  };
  const flight = createFlight(options.seen);
  const onScroll = (): void => {
    const next = scrolledTo(options.scroller().scrollTop, place(), size());
    flight.moved(next.sheet - place().sheet);
    go(next);
  };

  onMount(() => {
    const scroller = options.scroller();
    scroller.addEventListener('scroll', onScroll, { passive: true });
    onCleanup(() => scroller.removeEventListener('scroll', onScroll));
  });
  // The window or the cards have another size: the row at the top stays there.
  const shape = () => ({ height: options.rowHeight(), perRow: options.perRow?.() ?? 1 });
  createEffect(
    on(shape, (now, before) => {
      if (!before || (before.height === now.height && before.perRow === now.perRow)) return;
      const row = place().sheet / before.height;
      const same = before.perRow === now.perRow;
      const next = same ? row : Math.floor((Math.floor(row) * before.perRow) / now.perRow);
      go(placeAt(next * now.height, size()));
    }),
  );

  // What is seen comes first: to make the nodes of the other rows, too, would hold up its first frame.
  const [ahead, setAhead] = createSignal(0);
  createComputed(
    on(
      () => options.of?.(),
      () => setAhead(0),
      { defer: true },
    ),
  );
  createEffect(() => {
    if (ahead() > 0 || options.count() === 0) return;
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => setAhead(OVERSCAN));
    });
    onCleanup(() => cancelAnimationFrame(frame));
  });

  const range = createMemo<Range>(
    () => {
      const top = place().sheet - padding.top;
      const height = options.rowHeight();
      const last = Math.ceil((top + options.seen()) / height) - 1 + ahead();
      return {
        first: Math.max(0, Math.floor(top / height) - ahead()),
        last: Math.min(options.count() - 1, last),
      };
    },
    { first: 0, last: -1 },
    { equals: (a, b) => a.first === b.first && a.last === b.last },
  );
  const firstSeen = createMemo(() => {
    const row = Math.ceil((place().sheet - padding.top) / options.rowHeight());
    return Math.max(0, Math.min(options.count() - 1, row));
  });
  const sheetTopOf = (row: number): number => padding.top + row * options.rowHeight();
  const isReady = createMemo(() => options.count() > 0 && options.seen() > 0);
  const shift = createMemo(() => place().sheet - place().element);

  return {
    range,
    firstSeen,
    height: () => elementHeight(size()),
    topOf: (row) => sheetTopOf(row) - shift(),
    isReady,
    reveal(row) {
      const from = sheetTopOf(row) - padding.top;
      const to = sheetTopOf(row + 1) + padding.bottom - options.seen();
      const { sheet: now } = place();
      if (from < now) go(placeAt(from, size()));
      else if (to > now) go(placeAt(to, size()));
    },
    toTop() {
      const { element, sheet: now } = place();
      // Rows have been drawn by now: where nothing is to be moved, the layout can wait for its frame.
      if (element > 0 || now > 0) go({ element: 0, sheet: 0 });
    },
    flies: flight.flies,
  };
}

import { createVirtualizer } from '@tanstack/solid-virtual';
import { createEffect, createMemo, on } from 'solid-js';
import type { Range } from '../../state/row-window';
import { PADDING } from './sheet-layout';

/** Rows above and below the screen that are drawn ahead of a scroll. */
const OVERSCAN = 2;

export interface VirtualRows {
  /** Rows to draw. */
  range: () => Range;
  /** Height (px) of the whole sheet. */
  height: () => number;
  /** Where a row stands, px from the sheet's top. */
  topOf: (row: number) => number;
  reveal(row: number): void;
}

interface Options {
  scroller: () => HTMLElement;
  count: () => number;
  rowHeight: () => number;
}

/**
 * The one place that maps scroll positions to rows. Chromium caps an element's height at
 * 33 554 428 px: whoever maps higher sheets onto it changes this file alone.
 */
export function createVirtualRows(options: Options): VirtualRows {
  const virtualizer = createVirtualizer({
    get count() {
      return options.count();
    },
    getScrollElement: options.scroller,
    estimateSize: () => options.rowHeight(),
    overscan: OVERSCAN,
    paddingStart: PADDING.top,
    paddingEnd: PADDING.bottom,
  });
  createEffect(on(options.rowHeight, () => virtualizer.measure(), { defer: true }));

  const range = createMemo<Range>(
    () => {
      const items = virtualizer.getVirtualItems();
      return { first: items[0]?.index ?? 0, last: items.at(-1)?.index ?? -1 };
    },
    { first: 0, last: -1 },
    { equals: (a, b) => a.first === b.first && a.last === b.last },
  );
  return {
    range,
    height: () => virtualizer.getTotalSize(),
    topOf: (row) => PADDING.top + row * options.rowHeight(),
    reveal: (row) => virtualizer.scrollToIndex(row, { align: 'auto' }),
  };
}

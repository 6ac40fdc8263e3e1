import { createSignal } from 'solid-js';
import * as v from 'valibot';
import { remembered } from './remembered';

/** About the width of a card at each zoom of the contact sheet, in px. */
export const CARD_WIDTHS = [76, 98, 124, 160, 208, 280, 400] as const;
const USUAL = 2;
const LAST = CARD_WIDTHS.length - 1;

/** How large the cards of the contact sheet are. */
export interface SheetZoom {
  /** 0 = the smallest cards. */
  level: () => number;
  set(level: number): void;
  step(by: 1 | -1): void;
  /** Back to the usual size. */
  reset(): void;
}

const place = remembered(
  'sheet-zoom',
  v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(LAST)),
);

export function createSheetZoom(): SheetZoom {
  const [level, setLevel] = createSignal(place.read() ?? USUAL);
  const set = (wanted: number): void => {
    const next = Math.max(0, Math.min(LAST, Math.round(wanted)));
    if (next === level()) return;
    setLevel(next);
    place.write(next);
  };
  return { level, set, step: (by) => set(level() + by), reset: () => set(USUAL) };
}

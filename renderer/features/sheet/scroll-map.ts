/**
 * Chromium caps an element at 33 554 428 px, and positions lose their sub-pixels long before. A sheet
 * higher than this is drawn on an element of this height.
 */
export const MOST_PX = 10_000_000;

/** Where the scroller is: on its element, and on the sheet, in px from the top of each. */
export interface ScrollPlace {
  element: number;
  sheet: number;
}

/** Heights in px: of the whole sheet, and of what is seen of it. */
export interface SheetSize {
  sheet: number;
  seen: number;
}

/** Height of the element that a sheet is drawn on. */
export function elementHeight(size: SheetSize): number {
  return Math.min(size.sheet, MOST_PX);
}

/**
 * The place after the scroller was moved to `element`. Small steps (wheel, arrows) move the sheet as
 * far as the element; a leap (the bar was dragged) goes to the same share of the sheet. Where the two
 * drift apart, or one meets an end before the other, the element is put where its share is: the caller
 * scrolls it there when `element` comes back changed.
 */
export function scrolledTo(element: number, before: ScrollPlace, size: SheetSize): ScrollPlace {
  const most = mostOf(size);
  const step = element - before.element;
  if (most.element === most.sheet) return { element, sheet: element };
  if (Math.abs(step) > size.seen) {
    return { element, sheet: clamp(element * (most.sheet / most.element), most.sheet) };
  }
  const sheet = clamp(before.sheet + step, most.sheet);
  const fair = placeAt(sheet, size).element;
  const atAnEnd = element <= 0 || element >= most.element || sheet === 0 || sheet === most.sheet;
  const isFair = Math.abs(element - fair) <= (atAnEnd ? 0 : most.element / 100);
  return { element: isFair ? element : fair, sheet };
}

/** The place that shows the sheet from `sheet` px on, with the element at the same share. */
export function placeAt(sheet: number, size: SheetSize): ScrollPlace {
  const most = mostOf(size);
  const top = clamp(sheet, most.sheet);
  if (most.sheet === most.element) return { element: top, sheet: top };
  return { element: Math.round(top * (most.element / most.sheet)), sheet: top };
}

function mostOf(size: SheetSize): ScrollPlace {
  return {
    element: Math.max(0, elementHeight(size) - size.seen),
    sheet: Math.max(0, size.sheet - size.seen),
  };
}

function clamp(top: number, most: number): number {
  return Math.max(0, Math.min(most, top));
}

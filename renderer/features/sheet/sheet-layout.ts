/** Sizes of the contact sheet in px. */
const MIN_CARD_WIDTH = 124;
const CAPTION_HEIGHT = 46;
const GAP = { column: 16, row: 20 };
export const PADDING = { side: 18, top: 18, bottom: 72 };
/** An ID photo is a portrait of 4 : 5. */
const FRAME_RATIO = 5 / 4;

export interface SheetLayout {
  columns: number;
  cardWidth: number;
  /** Height of a row of cards with the gap below it. */
  rowHeight: number;
}

/** How many cards stand side by side in a sheet of `width` px, and how big they are. */
export function layOut(width: number): SheetLayout {
  const inner = Math.max(MIN_CARD_WIDTH, width - 2 * PADDING.side);
  const columns = Math.max(1, Math.floor((inner + GAP.column) / (MIN_CARD_WIDTH + GAP.column)));
  const cardWidth = Math.floor((inner - GAP.column * (columns - 1)) / columns);
  const frameHeight = Math.round(cardWidth * FRAME_RATIO);
  return { columns, cardWidth, rowHeight: frameHeight + CAPTION_HEIGHT + GAP.row };
}

/** Left edge (px) of the card at an index. */
export function leftOf(index: number, layout: SheetLayout): number {
  return PADDING.side + (index % layout.columns) * (layout.cardWidth + GAP.column);
}

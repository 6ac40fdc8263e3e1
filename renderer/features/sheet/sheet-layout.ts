import { THUMBNAIL_PX } from '../../../contract/photo-address';

/** Sizes of the contact sheet in px. */
const LEAST_CARD_WIDTH = 60;
const CAPTION_HEIGHT = 46;
const GAP = { column: 16, row: 20 };
export const PADDING = { side: 18, top: 18, bottom: 72 };
/** An ID photo is a portrait of 4 : 5. */
export const FRAME_RATIO = 5 / 4;
/** A thumbnail may be drawn so much larger than it is before the photo itself is loaded. */
const MAY_STRETCH = 1.05;

export interface SheetLayout {
  columns: number;
  cardWidth: number;
  /** Height of a row of cards with the gap below it. */
  rowHeight: number;
}

/**
 * How many cards of about `wantedWidth` px stand side by side in a sheet of `width` px, and how big they
 * are. A sheet that is narrower than one card has one, as wide as the sheet.
 */
export function layOut(width: number, wantedWidth: number): SheetLayout {
  const inner = Math.max(LEAST_CARD_WIDTH, width - 2 * PADDING.side);
  const columns = Math.max(1, Math.round((inner + GAP.column) / (wantedWidth + GAP.column)));
  const cardWidth = Math.floor((inner - GAP.column * (columns - 1)) / columns);
  const frameHeight = Math.round(cardWidth * FRAME_RATIO);
  return { columns, cardWidth, rowHeight: frameHeight + CAPTION_HEIGHT + GAP.row };
}

/** Left edge (px) of the card at a place. */
export function leftOf(place: number, layout: SheetLayout): number {
  return PADDING.side + (place % layout.columns) * (layout.cardWidth + GAP.column);
}

/** Whether cards are so large that a thumbnail would look blurred. `density`: px of the display per CSS px. */
export function needsPhoto({ cardWidth }: SheetLayout, density: number): boolean {
  return cardWidth * FRAME_RATIO * density > THUMBNAIL_PX * MAY_STRETCH;
}

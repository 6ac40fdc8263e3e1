/**
 * A preview is what a photo looks like from afar, in so few bytes that each row brings it along: it stands
 * on a card until the photo is loaded. Base64 of one byte for its width in px, then two bytes a pixel,
 * row by row: 5 bits of red, 6 of green, 5 of blue.
 */

/** The longer side of a preview, in px. */
export const PREVIEW_PX = 6;

/** Characters of a preview that is square, which no other exceeds. */
const MOST_CHARACTERS = Math.ceil((1 + 2 * PREVIEW_PX ** 2) / 3) * 4;

/** Whether a text may be a preview: whoever reads it still has to look at its size. */
export function isPreview(text: string): boolean {
  return text.length <= MOST_CHARACTERS && /^[A-Za-z0-9+/]{4,}={0,2}$/.test(text);
}

/** Where a photo that broke off is gone on with, and what tells that it is still the same one. */
export interface ResumePoint {
  /** Bytes that are here. */
  offset: number;
  /** The strong entity tag that they came with. */
  etag: string;
  /** Bytes of the whole photo, as told when they came; null = not told. */
  total: number | null;
}

/**
 * The entity tag, if it is a strong one: same tag, same bytes. A weak one (`W/"…"`) promises less and
 * must not be used to put pieces together (RFC 9110, 8.8.1 and 13.1.5). An empty one, or one that is
 * not ASCII, is not trusted.
 */
export function strongTag(text: string | null): string | null {
  const tag = text?.trim() ?? '';
  return /^"[\x21\x23-\x7e]+"$/.test(tag) ? tag : null;
}

/**
 * The one range of bytes that an answer says it holds (RFC 9110, 14.4): from `start` up to `end`, not
 * included, of `total` bytes (null = not known). null = it does not say, or makes no sense.
 */
export function readContentRange(
  text: string | null,
): { start: number; end: number; total: number | null } | null {
  const parts = /^bytes (\d{1,15})-(\d{1,15})\/(\d{1,15}|\*)$/i.exec(text?.trim() ?? '');
  if (!parts) return null;
  const start = Number(parts[1]);
  const end = Number(parts[2]) + 1;
  const total = parts[3] === '*' ? null : Number(parts[3]);
  return end <= start || (total !== null && end > total) ? null : { start, end, total };
}

/** The headers that ask for the rest of a photo, if it is still the same one, and else for all of it. */
export function rangeHeaders({ offset, etag }: ResumePoint): Record<string, string> {
  return { range: `bytes=${offset}-`, 'if-range': etag };
}

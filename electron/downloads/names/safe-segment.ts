import filenamify from 'filenamify';

const MAX_GRAPHEMES = 120;

const LINE_SPACE = /[\t\n\v\f\r\u0085\u2028\u2029]+/gu;
/**
 * Characters that are never seen: control and format characters (bidi marks, zero-width ones), halves
 * of surrogate pairs, unassigned code points (APFS refuses them) and the invisible letters among the
 * rest. Variation selectors stay: they belong to some Japanese names.
 */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Cn}\u{034F}\u{115F}\u{1160}\u{3164}\u{FFA0}]/gu;

/** Made when a name is too long: that takes as long as reading this whole program. */
let graphemes: Intl.Segmenter | undefined;

/**
 * Makes `text` one folder or file name (without its extension) that Windows, macOS and Linux take
 * alike: NFC, no separators or reserved characters (each becomes `-`), no invisible characters, no
 * device names (also not `nul.png`), no dots or spaces at the ends, at most 120 graphemes and
 * `maxBytes` bytes of UTF-8, never cut inside a grapheme. May be empty.
 */
export function safeSegment(text: string, maxBytes: number): string {
  const visible = text.replace(LINE_SPACE, ' ').replace(INVISIBLE, '').replace(/ {2,}/g, ' ');
  const trimmed = trim(visible.normalize('NFC'));
  // filenamify would make `-` of nothing.
  if (trimmed === '') return '';
  const short = trim(shorten(filenamify(trimmed, FILENAMIFY), maxBytes));
  // Cutting can uncover a device name once more; it is short, so there is room for its repair.
  return short === '' ? '' : filenamify(short, FILENAMIFY);
}

/** Its own limit counts UTF-16 units and looks for an extension; ours is applied instead. */
const FILENAMIFY = { replacement: '-', maxLength: Number.MAX_SAFE_INTEGER } as const;

/** No dots or spaces at either end: a leading dot hides the file, Windows drops the trailing ones. */
function trim(text: string): string {
  return text.replace(/^[.\s]+|[.\s]+$/gu, '');
}

function shorten(text: string, maxBytes: number): string {
  if (text.length <= MAX_GRAPHEMES && Buffer.byteLength(text) <= maxBytes) return text;
  graphemes ??= new Intl.Segmenter('en', { granularity: 'grapheme' });
  let kept = '';
  let bytes = 0;
  let count = 0;
  for (const { segment } of graphemes.segment(text)) {
    bytes += Buffer.byteLength(segment);
    count += 1;
    if (bytes > maxBytes || count > MAX_GRAPHEMES) break;
    kept += segment;
  }
  return kept;
}

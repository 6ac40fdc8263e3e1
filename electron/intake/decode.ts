/** Bytes → text, in any encoding a spreadsheet or an editor writes. */
import { analyse } from 'chardet';

/** Enough to judge an encoding by; a whole large file would take seconds. */
const SAMPLE_BYTES = 256 * 1024;

/**
 * Decodes a text file: UTF-8, UTF-16 (with or without a byte order mark), GB18030, or whatever else
 * the bytes look like most. Returns null for bytes that are no text. The byte order mark is removed.
 */
export function decodeText(bytes: Uint8Array): string | null {
  const text = decodeAny(bytes);
  if (text === null || looksBinary(text)) return null;
  return text;
}

function decodeAny(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decodeAs('utf-16le', bytes, false);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decodeAs('utf-16be', bytes, false);
  const wide = bytes.includes(0) ? wideEncoding(bytes) : null;
  if (wide) return decodeAs(wide, bytes, false);
  const strict = decodeAs('utf-8', bytes, true);
  if (strict !== null) return strict;
  if (bytes.includes(0)) return null;
  return decodeLegacy(bytes);
}

/** UTF-16 without a mark: the high byte of every ASCII character is 0, always on the same side. */
function wideEncoding(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const length = Math.min(bytes.length, SAMPLE_BYTES) & ~1;
  const zeros: [even: number, odd: number] = [0, 0];
  for (let i = 0; i < length; i += 1) if (bytes[i] === 0) zeros[(i & 1) as 0 | 1] += 1;
  const enough = length / 2 / 10;
  if (zeros[1] > enough && zeros[0] < zeros[1] / 50) return 'utf-16le';
  if (zeros[0] > enough && zeros[1] < zeros[0] / 50) return 'utf-16be';
  return null;
}

/** Bytes that are not UTF-8: GB18030, or what the detector says, or Windows-1252, which never fails. */
function decodeLegacy(bytes: Uint8Array): string | null {
  const sample = nonAsciiSample(bytes);
  if (chineseShare(sample) > 0.8) {
    const text = decodeAs('gb18030', bytes, true);
    if (text !== null) return text;
  }
  for (const { name, confidence } of analyse(sample)) {
    if (confidence < 10) break;
    // The detector takes UTF-8 with a damaged character, or cut in the middle of one, for what it is.
    const text = decodeAs(name, bytes, name !== 'UTF-8');
    if (text !== null) return text;
  }
  return decodeAs('windows-1252', bytes, false);
}

/** The first lines that hold anything but ASCII: a name may stand far down in a long list of IDs. */
function nonAsciiSample(bytes: Uint8Array): Uint8Array {
  const first = bytes.findIndex((byte) => byte >= 0x80);
  const start = first < SAMPLE_BYTES ? 0 : bytes.lastIndexOf(0x0a, first) + 1;
  return bytes.subarray(start, start + SAMPLE_BYTES);
}

/**
 * How much of the non-ASCII bytes are pairs of the GB 2312 area, which hold practically all Chinese
 * names, punctuation and full-width letters. A detector needs sentences; a list has a few names.
 */
function chineseShare(bytes: Uint8Array): number {
  let high = 0;
  let paired = 0;
  for (let i = 0; i < bytes.length; i += 1) {
    const lead = bytes[i]!;
    if (lead < 0x80) continue;
    const trail = bytes[i + 1] ?? 0;
    if (lead >= 0xa1 && lead <= 0xf7 && trail >= 0xa1 && trail <= 0xfe) {
      high += 2;
      paired += 2;
      i += 1;
    } else {
      high += 1;
    }
  }
  return high === 0 ? 0 : paired / high;
}

function decodeAs(encoding: string, bytes: Uint8Array, fatal: boolean): string | null {
  try {
    return new TextDecoder(encoding, { fatal }).decode(bytes);
  } catch {
    // Bytes that do not fit, or an encoding the detector knows and the runtime does not.
    return null;
  }
}

/** A NUL, or more than one control character in a hundred: a picture, a PDF, a program. */
function looksBinary(text: string): boolean {
  if (text.includes('\0')) return true;
  const length = Math.min(text.length, SAMPLE_BYTES);
  let strange = 0;
  for (let i = 0; i < length; i += 1) {
    const code = text.charCodeAt(i);
    const control = code < 32 && code !== 9 && code !== 10 && code !== 12 && code !== 13;
    if (control || code === 127 || code === 0xfffd) strange += 1;
  }
  return strange > length / 100 + 1;
}

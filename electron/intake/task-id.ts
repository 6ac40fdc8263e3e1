/** Finds task IDs in text that people and spreadsheets have touched, and says why there is none. */
import type { RejectReason } from '../../contract/list';
import { idTitleRank, isOtherIdTitle } from './titles';

export type IdReading = { ok: true; ids: string[] } | { ok: false; reason: RejectReason };

const UUID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';
const WHOLE_UUID = new RegExp(`^${UUID}$`, 'i');
/**
 * Each UUID in repaired text. A letter or digit right before or after would make it another ID; "%2F"
 * before it is an escaped slash.
 */
export const UUIDS = new RegExp(`(?<=^|[^0-9a-z]|%[0-9a-f]{2})${UUID}(?![0-9a-z])`, 'gi');
const UUID_LENGTHS = [8, 4, 4, 4, 12];

const WORD = /^[A-Za-z0-9_-]+$/;
const SHORTEST_WORD = 8;
const LONGEST_WORD = 128;

// Soft hyphen, zero-width characters, direction marks, byte order mark.
const INVISIBLE = /[\u00AD\u061C\u180E\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u206F\uFEFF]/g;
// Hyphens, dashes, minus, and the Japanese long-vowel mark that a full-width keyboard gives for "-".
const DASH = /(?<=[A-Za-z0-9_])[\u2010-\u2015\u2212\uFE58\u30FC](?=[A-Za-z0-9_])/g;
const WRAPPING = new Set(' \t\n"\'`´“”„‟‘’‚‛«»‹›「」『』《》〈〉【】、。,;:()[]{}<>|');
// oxlint-disable-next-line no-control-regex -- the point is to tell plain ASCII from the rest
const PLAIN = /^[\x20-\x7e]*$/;

/** One character may become 18 of them (U+FDFA): a longer text could grow beyond what memory holds. */
const LONGEST_REPAIRED = 1_000_000;

/**
 * Full-width characters, odd hyphens and invisible characters made plain, outer blanks removed. Longer
 * texts than any line of a list only lose their blanks.
 */
export function repair(text: string): string {
  if (text.length > LONGEST_REPAIRED || PLAIN.test(text)) return text.trim();
  return text.normalize('NFKC').replace(INVISIBLE, '').replace(DASH, '-').trim();
}

/** Whether the text, repaired and without surrounding quotes and commas, is a UUID and nothing else. */
export function isWholeUuid(text: string): boolean {
  if (text.length < 36) return false;
  return WHOLE_UUID.test(text) || WHOLE_UUID.test(unwrap(repair(text)));
}

/** The distinct UUIDs that stand anywhere in the text, in lower case. */
export function uuidsIn(text: string): string[] {
  if (text.length < 36) return [];
  if (text.length === 36 && WHOLE_UUID.test(text)) return [text.toLowerCase()];
  const found = repair(text).match(UUIDS);
  return found ? [...new Set(found.map((id) => id.toLowerCase()))] : [];
}

/**
 * Reads what is expected to be an ID and nothing else: a cell of the ID column, a JSON field named
 * for it. Any UUIDs in it count; otherwise it must be one word of 8–128 letters, digits, "-", "_"
 * with at least one digit.
 */
export function readIdCell(cell: string): IdReading {
  const ids = uuidsIn(cell);
  if (ids.length > 0) return { ok: true, ids };
  const word = unwrap(repair(cell));
  return readWord(word) ?? { ok: false, reason: whyNoId(word) };
}

/**
 * Reads a line of free text: each UUID in it, or one word alone. Where UUIDs carry a label
 * ("task_id": "…", trace_id=…), those labelled as the task's win and those labelled as something
 * else's are left out.
 */
export function readFreeLine(line: string): IdReading {
  const text = repair(line);
  const named = new Set<string>();
  const unnamed = new Set<string>();
  let others = 0;
  for (const match of text.matchAll(UUIDS)) {
    const label = labelBefore(text, match.index);
    const id = match[0].toLowerCase();
    if (label !== null && idTitleRank(label) !== null) named.add(id);
    else if (label !== null && isOtherIdTitle(label)) others += 1;
    else unnamed.add(id);
  }
  const ids = named.size > 0 ? named : unnamed;
  if (ids.size > 0) return { ok: true, ids: [...ids] };
  if (others > 0) return { ok: false, reason: 'other-id' };
  const word = unwrap(text.replace(/^[-*•]\s/, ''));
  return readWord(word) ?? { ok: false, reason: whyNoId(word) };
}

/** Whether the text stands alone as an ID that is not a UUID. */
function readWord(word: string): IdReading | null {
  if (!WORD.test(word)) return null;
  const damage = damagedUuid(word);
  if (damage) return { ok: false, reason: damage };
  if (!/\d/.test(word)) return null;
  if (word.length < SHORTEST_WORD) return { ok: false, reason: 'too-short' };
  if (word.length > LONGEST_WORD) return { ok: false, reason: 'too-long' };
  return { ok: true, ids: [word] };
}

/** The reason for text in which no ID was found. */
function whyNoId(text: string): RejectReason {
  if (WORD.test(text) && text.length > LONGEST_WORD) return 'too-long';
  const start = text.slice(0, 2000);
  if (/^\d+(?:[.,]\d+)?e\+?\d+$/i.test(start)) return 'rounded';
  for (const [piece] of start.matchAll(/(?<![0-9a-z-])[0-9a-f-]{9,64}(?![0-9a-z])/gi)) {
    const damage = damagedUuid(piece);
    if (damage) return damage;
  }
  return 'no-id';
}

/** Tells a UUID that lost or gained characters from a word that merely has hyphens. */
function damagedUuid(word: string): 'cut-short' | 'too-long' | null {
  if (word.length > 64) return null;
  // Without a letter it may be a date and a running number: 20241103-0001.
  if (!/^[0-9a-f]+(?:-[0-9a-f]*)+$/i.test(word) || !/[a-f]/i.test(word)) return null;
  const groups = word.replace(/-$/, '').split('-');
  const count = groups.length;
  if (count > 5) return null;
  const total = groups.reduce((sum, group) => sum + group.length, 0);
  if (count === 5 && total !== 32) return total < 32 ? 'cut-short' : 'too-long';
  if (total >= 32) return null;
  const lost = (lengths: number[], edge: number): boolean =>
    groups.every((group, at) =>
      at === edge ? group.length <= lengths[at]! : group.length === lengths[at],
    );
  if (groups[0]!.length === 8 && lost(UUID_LENGTHS.slice(0, count), count - 1)) return 'cut-short';
  return count >= 3 && lost(UUID_LENGTHS.slice(5 - count), 0) ? 'cut-short' : null;
}

/** The name written before a value, as in `"task_id": "`, `trace_id='`, `Task ID: `; null when none is. */
function labelBefore(text: string, index: number): string | null {
  const before = text.slice(Math.max(0, index - 64), index);
  // Nearly every ID has none, and a long line may hold a million.
  if (!/[:=]\s{0,3}["'“‘]?$/u.test(before.slice(-5))) return null;
  return (
    /([\p{L}_][\p{L}\p{N}_. -]{0,40})["'”’]?\s{0,3}[:=]\s{0,3}["'“‘]?$/u.exec(before)?.[1] ?? null
  );
}

/** Removes quotes, brackets and separators from both ends. */
function unwrap(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && WRAPPING.has(text[start]!)) start += 1;
  while (end > start && WRAPPING.has(text[end - 1]!)) end -= 1;
  return text.slice(start, end);
}

import { randomUUID } from 'node:crypto';
import type { PreviewOutcome } from '../../contract/ipc';
import type { Entry, IntakeResult, ParsedList } from '../../contract/list';
import type { RememberedTable, TableChoice } from '../../contract/table';
import { MOST_REPEATS, type RepeatedLine } from '../../contract/view';
import { fillGaps } from './entries';
import { breathe, type Connection } from './transaction';

/** A list before it is read: a file's bytes, or text that was pasted. `name` is what it is called. */
export type ListSource = { name: string; bytes: Uint8Array } | { name: string; text: string };

/** Reads a list; electron/intake does it. */
export type ParseSource = (
  source: ListSource,
  wanted: { choice: TableChoice; recall(shape: string): RememberedTable | null },
) => Promise<IntakeResult>;

/** A list that was read and waits for the operator. */
export interface WaitingPreview {
  account: number;
  name: string;
  list: ParsedList;
  /** Its entries without repeats, once they were asked for. */
  unique: Entry[] | null;
  /** To be read again in another way; null where it is no table, or there was no room to keep it. */
  source: ListSource | null;
  /** The operator chose how it is read. */
  chosen: boolean;
}

export interface WaitingPreviews {
  prepare(account: number, source: ListSource, choice: TableChoice | null): Promise<PreviewOutcome>;
  /**
   * Reads a waiting list again in another way; where that fails it stays as it was. Null when it is no
   * longer here to be read.
   */
  remap(account: number, previewId: string, choice: TableChoice): Promise<PreviewOutcome | null>;
  find(account: number, previewId: string): (WaitingPreview & { unique: Entry[] }) | null;
  discard(previewId: string): void;
}

/** So many lists wait to be confirmed; an older one is forgotten. */
const MAX_PREVIEWS = 32;
/** Bytes and characters of all waiting lists that are kept to be read again. */
const MAX_SOURCES = 128 * 1024 * 1024;
const MAX_REJECTED = 200;
/** IDs looked for before queries get their turn: some 10 ms. */
const CHUNK = 2_000;
/** Of a repeated line: as much as the operator tells people apart by. */
const REPEAT_FIELDS = 60;
const REPEAT_CHARS = 80;
const AS_IT_SEEMS: TableChoice = { sheet: null, idColumn: null };

/** Lists that were read and wait to be added, within bounds. */
export function createWaitingPreviews(
  read: Connection,
  parse: ParseSource,
  recall: (shape: string) => RememberedTable | null,
): WaitingPreviews {
  const previews = new Map<string, WaitingPreview>();
  const countTracked = read.prepare(`
    SELECT count(*) AS tracked FROM json_each(?2) AS wanted
    CROSS JOIN tasks ON tasks.account = ?1 AND tasks.id = wanted.value`);

  async function describe(
    previewId: string,
    { account, name, list }: WaitingPreview,
  ): Promise<PreviewOutcome> {
    const ids = [...new Set(list.entries.map((entry) => entry.id))];
    let tracked = 0;
    for (let from = 0; from < ids.length; from += CHUNK) {
      if (from > 0) await breathe();
      const part = JSON.stringify(ids.slice(from, from + CHUNK));
      const found: { tracked: number } = countTracked.get(account, part);
      tracked += found.tracked;
    }
    return {
      ok: true,
      preview: {
        previewId,
        name,
        fresh: ids.length - tracked,
        tracked,
        repeated: list.entries.length - ids.length,
        repeats: repeatsIn(list.entries),
        rejected: list.rejected
          .slice(0, MAX_REJECTED)
          .map(({ line, text, reason }) => ({ line, text, reason })),
        rejectedTotal: list.rejected.length,
        columns: list.columns,
        nameColumn: list.nameColumn,
        table: list.table,
      },
    };
  }

  /** Forgets the oldest lists, and of those that stay the sources that there is no room for. */
  function keepBounds(): void {
    for (const oldest of previews.keys()) {
      if (previews.size <= MAX_PREVIEWS) break;
      previews.delete(oldest);
    }
    let size = 0;
    for (const preview of [...previews.values()].toReversed()) {
      size += preview.source ? sizeOf(preview.source) : 0;
      if (size > MAX_SOURCES) preview.source = null;
    }
  }

  return {
    async prepare(account, source, choice) {
      const { name } = source;
      const result = await parse(source, { choice: choice ?? AS_IT_SEEMS, recall });
      if (!result.ok) return { ok: false, name, code: result.code, message: result.message };
      const { list } = result;
      const kept = list.table === null ? null : source;
      const preview = { account, name, list, unique: null, source: kept, chosen: false };
      const previewId = randomUUID();
      previews.set(previewId, preview);
      keepBounds();
      return describe(previewId, preview);
    },
    async remap(account, previewId, choice) {
      const before = previews.get(previewId);
      if (!before?.source || before.account !== account) return null;
      const { source, name } = before;
      const result = await parse(source, { choice, recall });
      if (!result.ok) return { ok: false, name, code: result.code, message: result.message };
      const preview = { ...before, list: result.list, unique: null, chosen: true };
      // It may have been added or discarded meanwhile.
      if (!previews.has(previewId)) return null;
      previews.set(previewId, preview);
      return describe(previewId, preview);
    },
    find(account, previewId) {
      const preview = previews.get(previewId);
      if (!preview || preview.account !== account) return null;
      preview.unique ??= withoutRepeats(preview.list.entries);
      return { ...preview, unique: preview.unique };
    },
    discard: (previewId) => void previews.delete(previewId),
  };
}

function sizeOf(source: ListSource): number {
  return 'text' in source ? source.text.length : source.bytes.byteLength;
}

/** The first lines whose ID stands on an earlier one. */
function repeatsIn(entries: readonly Entry[]): RepeatedLine[] {
  const firsts = new Map<string, Entry>();
  const repeats: RepeatedLine[] = [];
  for (const entry of entries) {
    const first = firsts.get(entry.id);
    if (!first) firsts.set(entry.id, entry);
    else if (repeats.push(repeatOf(entry, first)) === MOST_REPEATS) break;
  }
  return repeats;
}

function repeatOf({ line, id, fields }: Entry, first: Entry): RepeatedLine {
  const said = Object.entries(fillGaps(fields, first.fields)).slice(0, REPEAT_FIELDS);
  const cut = said.map(([title, text]) => [title, text.slice(0, REPEAT_CHARS)]);
  return { line, first: first.line, id, fields: Object.fromEntries(cut) };
}

/** One entry for each ID, at its first place; its later lines fill gaps in the fields. */
function withoutRepeats(entries: readonly Entry[]): Entry[] {
  const byId = new Map<string, Entry>();
  for (const entry of entries) {
    const first = byId.get(entry.id);
    const one = first ? { ...first, fields: fillGaps(first.fields, entry.fields) } : entry;
    byId.set(entry.id, one);
  }
  return [...byId.values()];
}

import { isPreview } from '../../contract/preview';
import type { Revisions } from './orders';
import { breathe, type Connection } from './transaction';
import type { Writer } from './writer';

/** What a photo looks like from afar (contract/preview.ts), by the hash of its bytes. */
export interface NotedPreview {
  sha256: string;
  preview: string;
}

/**
 * Keeps previews with the saved photos of their bytes; whatever else has these bytes is none of ours. Of
 * many photos with the same bytes only some get it: the others are blank until they are loaded.
 */
export type NotePreviews = (account: number, noted: readonly NotedPreview[]) => Promise<void>;

/** Photos of the same bytes that are looked at: few ever have the same, and each thumbnail asks. */
const SAME_BYTES = 20;

/** Previews that are known to be kept already; some 2 MB. */
const MOST_KEPT = 10_000;

/** Each thumbnail that comes into view brings its preview, mostly one that is kept already. */
export function createNotePreviews(
  read: Connection,
  write: Connection,
  writer: Writer,
  revisions: Revisions,
): NotePreviews {
  // Photos have no index by their hash; what was delivered has.
  const having = `
    SELECT p.n FROM (
      SELECT account, task_id, key, sha256 FROM delivered
      WHERE account = ?1 AND sha256 = ?2 LIMIT ${SAME_BYTES}) same
    JOIN tasks t ON t.account = same.account AND t.id = same.task_id
    JOIN photos p ON p.task = t.n AND p.key = same.key
    WHERE p.sha256 = same.sha256 AND p.preview IS NOT ?3`;
  const lacking = read.prepare(`${having} LIMIT 1`);
  const put = write.prepare(`UPDATE photos SET preview = ?3 WHERE n IN (${having})`);
  const kept = new Set<string>();
  let keptAt = revisions.data;

  function isLacking(account: number, { sha256, preview }: NotedPreview): boolean {
    if (keptAt !== revisions.data || kept.size >= MOST_KEPT) kept.clear();
    keptAt = revisions.data;
    const name = `${account} ${sha256} ${preview}`;
    if (kept.has(name)) return false;
    if (lacking.get(account, sha256, preview) !== undefined) return true;
    kept.add(name);
    return false;
  }

  return async (account, noted) => {
    const fresh: NotedPreview[] = [];
    for (const one of noted) {
      if (!isPreview(one.preview)) continue;
      if (isLacking(account, one)) fresh.push(one);
      // What the operator asks for comes first.
      await breathe();
    }
    if (fresh.length === 0) return;
    // They stand in for photos that are on their way: rows on show need not be read again for them.
    await writer.aside(async () => {
      for (const { sha256, preview } of fresh) {
        put.run(account, sha256, preview);
        await breathe();
      }
    });
  };
}

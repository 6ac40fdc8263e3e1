import { isPreview } from '../../contract/preview';
import type { Connection } from './transaction';
import type { Writer } from './writer';

/** What a photo looks like from afar (contract/preview.ts), by the hash of its bytes. */
export interface NotedPreview {
  sha256: string;
  preview: string;
}

/** Keeps previews with the saved photos of their bytes; whatever else has these bytes is none of ours. */
export type NotePreviews = (account: number, noted: readonly NotedPreview[]) => Promise<void>;

export function createNotePreviews(
  read: Connection,
  write: Connection,
  writer: Writer,
): NotePreviews {
  // Photos have no index by their hash; what was delivered has.
  const having = `
    SELECT p.n FROM delivered d
    JOIN tasks t ON t.account = d.account AND t.id = d.task_id
    JOIN photos p ON p.task = t.n AND p.key = d.key
    WHERE d.account = ?1 AND d.sha256 = ?2 AND p.sha256 = d.sha256 AND p.preview IS NOT ?3`;
  const lacking = read.prepare(`${having} LIMIT 1`);
  const put = write.prepare(`UPDATE photos SET preview = ?3 WHERE n IN (${having})`);
  return async (account, noted) => {
    const fresh = noted.filter(
      ({ sha256, preview }) =>
        isPreview(preview) && lacking.get(account, sha256, preview) !== undefined,
    );
    if (fresh.length === 0) return;
    // They stand in for photos that are on their way: rows on show need not be read again for them.
    await writer.aside(() => {
      for (const { sha256, preview } of fresh) put.run(account, sha256, preview);
    });
  };
}

import type { FileHandle } from 'node:fs/promises';
import type { WholePhoto } from '../../../contract/photo';
import { FETCH_LIMITS } from '../fetch/fetch-photo';
import { openRegular } from '../parts/part-file';
import { createPartWriter, type PartWriter } from '../parts/part-writer';

export type CopyOutcome =
  | { kind: 'whole'; whole: WholePhoto }
  /** What is there is not, or no longer, the photo that was meant. */
  | { kind: 'other' }
  | { kind: 'stopped' }
  /** The file system refused. */
  | { kind: 'disk'; error: unknown };

/**
 * Copies a photo into a new `.part` file of this identity in `folder`, whole and flushed, if it is whole
 * and has its hash. A link at its path is not followed.
 */
export async function copyWhole(
  { path, sha256 }: { path: string; sha256: string },
  folder: string,
  identity: string,
  signal: AbortSignal,
): Promise<CopyOutcome> {
  const writer = createPartWriter(folder, identity);
  const outcome = await fill(writer, path, signal);
  if (outcome.kind === 'whole' && outcome.whole.sha256 === sha256) return outcome;
  await writer.discard();
  return outcome.kind === 'whole' ? { kind: 'other' } : outcome;
}

async function fill(writer: PartWriter, path: string, signal: AbortSignal): Promise<CopyOutcome> {
  let file: FileHandle | null = null;
  try {
    file = await openRegular(path);
    const pieces = file.createReadStream({ end: FETCH_LIMITS.maxBytes, autoClose: false });
    for await (const piece of pieces) {
      if (signal.aborted) return { kind: 'stopped' };
      if (!(await writer.take(piece as Buffer))) break;
    }
  } catch {
    return { kind: 'other' };
  } finally {
    await file?.close().catch(() => {});
  }
  const whole = writer.error() ? null : await writer.finish();
  if (whole) return { kind: 'whole', whole };
  return writer.error() ? { kind: 'disk', error: writer.error() } : { kind: 'other' };
}

import { createHash } from 'node:crypto';
import type { BigIntStats } from 'node:fs';
import { lstat } from 'node:fs/promises';
import type { WholePhoto } from '../../../contract/photo';
import { openRegular } from './part-file';

/**
 * Describes the file at `path`, if it is a regular file (no link) of exactly these bytes; null = it is
 * not, or cannot be read.
 */
export async function findSame(
  path: string,
  { bytes, sha256 }: Pick<WholePhoto, 'bytes' | 'sha256'>,
): Promise<BigIntStats | null> {
  try {
    // Most files that are not the same are told by this alone.
    if ((await lstat(path)).size !== bytes) return null;
    const file = await openRegular(path);
    try {
      const found = await file.stat({ bigint: true });
      const hash = createHash('sha256');
      for await (const piece of file.createReadStream({ end: bytes, autoClose: false })) {
        hash.update(piece as Buffer);
      }
      return hash.digest('hex') === sha256 ? found : null;
    } finally {
      await file.close();
    }
  } catch {
    return null;
  }
}

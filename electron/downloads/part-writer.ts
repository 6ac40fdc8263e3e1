import { createHash } from 'node:crypto';
import { unlink } from 'node:fs/promises';
import type { ImageType } from '../../contract/photo';
import { createImageCheck, type StructureProblem } from './image-structure';
import { openPart, type PartFile } from './part-file';

/** So many bytes of one photo are held before they are written: most photos are one write. */
const FLUSH_BYTES = 1024 * 1024;

export interface WrittenPart {
  path: string;
  bytes: number;
  sha256: string;
  type: ImageType;
}

/** Writes a photo to a `.part` file while its structure is checked and its hash is taken. */
export interface PartWriter {
  /** Takes a piece; false = no more is wanted, see `problem` and `error`. */
  take(piece: Buffer): boolean | Promise<boolean>;
  /** What is wrong with the bytes so far. */
  problem(): StructureProblem | null;
  /** What the file system said, if it refused. */
  error(): unknown;
  /** Writes what is left and flushes it to the disk. null = failed, see `problem` and `error`. */
  finish(): Promise<WrittenPart | null>;
  /** Closes and removes the `.part` file, if there is one. To be called unless it got its name. */
  discard(): Promise<void>;
}

export function createPartWriter(folder: string): PartWriter {
  const check = createImageCheck();
  const hash = createHash('sha256');
  let held: Buffer[] = [];
  let heldBytes = 0;
  let bytes = 0;
  let part: PartFile | null = null;
  let problem: StructureProblem | null = null;
  let error: unknown = null;
  let writing: Promise<boolean> = Promise.resolve(true);

  const writeHeld = async () => {
    const piece = held.length === 1 ? held[0]! : Buffer.concat(held, heldBytes);
    held = [];
    heldBytes = 0;
    try {
      // Only now: what proves to be no image never makes a file.
      part ??= await openPart(folder);
      await part.handle.writeFile(piece);
      return true;
    } catch (caught) {
      error = caught;
      return false;
    }
  };

  return {
    take(piece) {
      problem = check.push(piece);
      if (problem || error) return false;
      hash.update(piece);
      bytes += piece.length;
      held.push(piece);
      heldBytes += piece.length;
      if (heldBytes < FLUSH_BYTES) return true;
      writing = writeHeld();
      return writing;
    },
    problem: () => problem,
    error: () => error,
    async finish() {
      const verdict = check.end();
      await writing;
      if (!verdict.ok) problem = verdict.code;
      if (!verdict.ok || error) return null;
      if (heldBytes > 0 && !(await writeHeld())) return null;
      try {
        await part!.handle.sync();
        await part!.handle.close();
      } catch (caught) {
        error = caught;
        return null;
      }
      return { path: part!.path, bytes, sha256: hash.digest('hex'), type: verdict.type };
    },
    async discard() {
      await writing;
      if (!part) return;
      await part.handle.close().catch(() => {});
      await unlink(part.path).catch(() => {});
    },
  };
}

import { createHash } from 'node:crypto';
import type { BigIntStats } from 'node:fs';
import { type FileHandle, rename, unlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { WholePhoto } from '../../../contract/photo';
import { createImageCheck, type StructureProblem } from '../images/image-structure';
import { openPart, type PartFile, reopenPart } from './part-file';
import { newPartName, type PartName } from './part-name';

/** So many bytes of one photo are held before they are written: most photos are one write. */
const FLUSH_BYTES = 1024 * 1024;
/** A server that sends crumbs must not fill the memory with what it takes to hold each of them. */
const FLUSH_PIECES = 1024;

/** Writes a photo to a `.part` file while its structure is checked and its hash is taken. */
export interface PartWriter {
  /** Takes a piece; false = no more is wanted, see `problem` and `error`. */
  take(piece: Buffer): boolean | Promise<boolean>;
  /** Bytes taken so far. */
  bytes(): number;
  /** The bytes so far are a whole image. */
  isWhole(): boolean;
  /** What is wrong with the bytes so far. */
  problem(): StructureProblem | null;
  /** What the file system said, if it refused. */
  error(): unknown;
  /** Writes what is left and flushes it to the disk. null = failed, see `problem` and `error`. */
  finish(): Promise<WholePhoto | null>;
  /** Writes what is held and closes the file, to go on later; false = it cannot be gone on with. */
  setAside(): Promise<boolean>;
  /** Goes on after `setAside`; false = the file is not what it was. */
  goOn(): Promise<boolean>;
  /** Closes and removes the `.part` file, if there is one. To be called unless it was finished. */
  discard(): Promise<void>;
}

/**
 * A writer for the photo of this identity (see part-name.ts); its `.part` file is made in `folder` with
 * the first bytes written. Before the last bytes are there, the name of the file holds the hash of all:
 * whatever is killed, a later run can tell a whole photo from a part of one (saver/from-disk.ts).
 */
export function createPartWriter(folder: string, identity: string): PartWriter {
  const check = createImageCheck();
  const hash = createHash('sha256');
  let held: Buffer[] = [];
  let heldBytes = 0;
  let bytes = 0;
  let part: PartFile | null = null;
  /** What the file was when it was set aside. */
  let aside: BigIntStats | null = null;
  let problem: StructureProblem | null = null;
  let error: unknown = null;
  let writing: Promise<boolean> = Promise.resolve(true);

  const writeHeld = async (sha256: string | null = null) => {
    if (heldBytes === 0) return true;
    const pieces = held;
    const size = heldBytes;
    held = [];
    heldBytes = 0;
    try {
      // Only now: what proves to be no image never makes a file.
      part ??= await openPart(folder, { identity, sha256 });
      await writeAll(part.handle, pieces, size);
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
      if (heldBytes < FLUSH_BYTES && held.length < FLUSH_PIECES) return true;
      // One after another, also when the bytes before came through a connection that is gone.
      writing = writing.then((isWritten) => isWritten && writeHeld());
      return writing;
    },
    bytes: () => bytes,
    isWhole: () => check.end().ok,
    problem: () => problem,
    error: () => error,
    async finish() {
      const verdict = check.end();
      await writing;
      if (!verdict.ok) problem = verdict.code;
      if (!verdict.ok || error) return null;
      const sha256 = hash.digest('hex');
      if (part) await nameByHash(part, { identity, sha256 });
      if (!(await writeHeld(sha256))) return null;
      try {
        await part!.handle.sync();
        await part!.handle.close();
      } catch (caught) {
        error = caught;
        return null;
      }
      return { path: part!.path, bytes, sha256, type: verdict.type };
    },
    async setAside() {
      await writing;
      if (problem || error || bytes === 0) return false;
      if (!(await writeHeld())) return false;
      try {
        aside = await part!.handle.stat({ bigint: true });
        await part!.handle.close();
        return aside.size === BigInt(bytes);
      } catch {
        return false;
      }
    },
    async goOn() {
      const opened = part && aside ? await reopenPart(part.path, aside) : null;
      if (opened) part = opened;
      return opened !== null;
    },
    async discard() {
      await writing;
      if (!part) return;
      await part.handle.close().catch(() => {});
      await unlink(part.path).catch(() => {});
    },
  };
}

/** A photo that was begun before its hash was known; where it keeps its name, that costs a later run. */
async function nameByHash(part: PartFile, name: PartName): Promise<void> {
  const path = join(dirname(part.path), newPartName(name));
  try {
    await rename(part.path, path);
    part.path = path;
  } catch {
    // It is as good under the old one, unless it is killed now: then it is fetched again.
  }
}

async function writeAll(handle: FileHandle, pieces: Buffer[], size: number): Promise<void> {
  const { bytesWritten } = await handle.writev(pieces);
  if (bytesWritten === size) return;
  // A disk that is nearly full takes less than it was given; the rest finds out why.
  await handle.writeFile(Buffer.concat(pieces).subarray(bytesWritten));
}

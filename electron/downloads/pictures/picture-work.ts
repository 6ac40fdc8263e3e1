import { randomBytes } from 'node:crypto';
import {
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';
import type { WholePhoto } from '../../../contract/photo';
import { judge, type Verdict } from './judge';
import { previewIn } from './preview';

/** No photo is larger than what the download of one accepts. */
const MAX_FILE_BYTES = 64 * 1024 * 1024;

/** What a thread is asked. */
export interface PictureJob {
  photo: WholePhoto;
  /** Where its thumbnail belongs. */
  thumbnailPath: string;
  /** false: only the verdict is wanted; the thumbnail is written where it costs next to nothing. */
  wanted: boolean;
}

/** What a thread answers. */
export interface PictureAnswer {
  verdict: Verdict;
  /** Bytes of the thumbnail that was written; null = none. */
  written: number | null;
  /** See contract/preview.ts; null = no thumbnail was made. */
  preview: string | null;
  /** The file is not there or not as long as it was: asked again, the answer may be another. */
  gone: boolean;
}

/** Reads, judges and shrinks one photo. Synchronous on disk: this runs in a thread of its own. */
export async function workOn({ photo, thumbnailPath, wanted }: PictureJob): Promise<PictureAnswer> {
  const file = readWhole(photo);
  if (!file) return { verdict: 'unjudged', written: null, preview: null, gone: true };
  const { verdict, thumbnail } = await judge(file, photo.type, wanted);
  const isWritten = thumbnail !== null && writeAtomically(thumbnailPath, thumbnail);
  return {
    verdict,
    written: isWritten ? thumbnail.length : null,
    preview:
      thumbnail && previewIn(Buffer.from(thumbnail.buffer, thumbnail.byteOffset, thumbnail.length)),
    gone: false,
  };
}

function readWhole(photo: WholePhoto): Buffer<ArrayBuffer> | null {
  try {
    const file = openSync(photo.path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0));
    try {
      const found = fstatSync(file);
      const asItWas = found.isFile() && found.size === photo.bytes && found.size <= MAX_FILE_BYTES;
      return asItWas ? readFileSync(file) : null;
    } finally {
      closeSync(file);
    }
  } catch {
    return null;
  }
}

/** Nothing is ever half written under the name itself. Whether it was: a full disk is no reason to stop. */
function writeAtomically(path: string, bytes: Uint8Array): boolean {
  const part = `${path}.${randomBytes(6).toString('hex')}.tmp`;
  try {
    mkdirSync(dirname(path), { recursive: true });
    if (!lstatSync(dirname(path)).isDirectory()) return false;
    writeFileSync(part, bytes, { flag: 'wx' });
    renameSync(part, path);
    return true;
  } catch {
    try {
      unlinkSync(part);
    } catch {
      // Not there.
    }
    return false;
  }
}

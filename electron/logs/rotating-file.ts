import { appendFile, mkdir, rename, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** What is done to the disk; rejects as `node:fs/promises` does. */
export interface LogDisk {
  /** Bytes of the file; 0 where there is none. */
  size(path: string): Promise<number>;
  /** Makes the file and its folder, if need be. */
  append(path: string, text: string): Promise<void>;
  /** Takes the place of what is at `to`; nothing happens where there is no `from`. */
  rename(from: string, to: string): Promise<void>;
}

export interface RotatingFile {
  /** Absolute paths, the newest first; most of them may not be there. */
  paths: readonly string[];
  /** Appends the lines, in their order. @returns how many of them are on disk now; never rejects */
  write(lines: readonly string[]): Promise<number>;
}

export interface RotatingFileOptions {
  folder: string;
  /** Bytes of one file; no line may be longer. */
  maxBytes: number;
  /** How many are kept, at least 2. */
  files: number;
  disk?: LogDisk;
}

/**
 * `proofsheet.log` in the folder, and older ones beside it: `proofsheet.1.log`, … When the next line
 * would make it too long, it becomes the first of the older ones, and the last is given up.
 * Nothing is remembered of the disk, so that whoever deletes a file or the folder disturbs nothing.
 */
export function createRotatingFile(options: RotatingFileOptions): RotatingFile {
  const { folder, maxBytes, files, disk = nodeDisk } = options;
  const paths = Array.from({ length: files }, (_, n) =>
    join(folder, n === 0 ? 'proofsheet.log' : `proofsheet.${n}.log`),
  );
  const current = paths[0]!;
  /** The last line may be half a line: an earlier process, or a full disk, ended in the middle of it. */
  let torn = true;

  async function rotate(): Promise<void> {
    for (let n = files - 1; n > 0; n -= 1) await disk.rename(paths[n - 1]!, paths[n]!);
    torn = false;
  }

  /** As many of the lines as fit, in one piece. @returns their number */
  async function writeSome(lines: readonly string[]): Promise<number> {
    let size = await disk.size(current);
    if (size > 0 && size + bytesOf(lines[0]!) > maxBytes) {
      await rotate();
      size = 0;
    }
    const start = torn && size > 0 ? '\n' : '';
    let end = 0;
    for (const line of lines) {
      size += bytesOf(line);
      if (end > 0 && size > maxBytes) break;
      end += 1;
    }
    torn = true;
    await disk.append(current, `${start}${lines.slice(0, end).join('\n')}\n`);
    torn = false;
    return end;
  }

  return {
    paths,
    async write(lines) {
      let written = 0;
      try {
        while (written < lines.length) written += await writeSome(lines.slice(written));
      } catch {
        // Whoever logs can do nothing about it; the number tells.
      }
      return written;
    },
  };
}

/** With what ends it. */
function bytesOf(line: string): number {
  return Buffer.byteLength(line) + 1;
}

/** Only this computer's user may read what is written. */
const nodeDisk: LogDisk = {
  async size(path) {
    return (await orNull(stat(path)))?.size ?? 0;
  },
  async append(path, text) {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    await appendFile(path, text, { mode: 0o600 });
  },
  async rename(from, to) {
    await orNull(rename(from, to));
  },
};

/** null where there is no such file. */
async function orNull<T>(result: Promise<T>): Promise<T | null> {
  try {
    return await result;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

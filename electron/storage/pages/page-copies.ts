import { closeSync, constants, ftruncateSync, openSync, readSync, writeSync } from 'node:fs';
import { truncate } from 'node:fs/promises';

const { O_CREAT, O_RDWR } = constants;

/** Pages in a file, each at its own place: most of it is a hole. Nothing tells whether they are right. */
export interface PageCopies {
  put(page: number, bytes: Uint8Array): void;
  /** null where there cannot be one. */
  get(page: number, pageSize: number): Buffer | null;
  clear(): void;
  /** The same, for a file so large that it takes a while. Nothing may be put there until it is done. */
  clearAside(): Promise<void>;
  close(): void;
}

/** The file is made with the first page. */
export function openPageCopies(path: string): PageCopies {
  let file: number | null = null;
  const open = () => (file ??= openSync(path, O_RDWR | O_CREAT));
  return {
    put: (page, bytes) => void writeSync(open(), bytes, 0, bytes.length, (page - 1) * bytes.length),
    get(page, pageSize) {
      const bytes = Buffer.alloc(pageSize);
      const read = readSync(open(), bytes, 0, pageSize, (page - 1) * pageSize);
      return read === pageSize ? bytes : null;
    },
    clear: () => ftruncateSync(open(), 0),
    async clearAside() {
      if (file !== null) await truncate(path, 0);
    },
    close() {
      if (file !== null) closeSync(file);
      file = null;
    },
  };
}

import { randomBytes } from 'node:crypto';
import { open, rename, rm, type FileHandle } from 'node:fs/promises';

/**
 * Writes a file whole or not at all: what stood there stays until the new one is on the disk.
 * @param path absolute
 * @returns what `write` tells
 * @throws {NodeJS.ErrnoException} what the disk refused, or what `write` throws
 */
export async function writeWhole<T>(
  path: string,
  write: (file: FileHandle) => Promise<T>,
): Promise<T> {
  const part = `${path}.${randomBytes(4).toString('hex')}.part`;
  try {
    const file = await open(part, 'wx');
    let told: T;
    try {
      told = await write(file);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(part, path);
    return told;
  } catch (error) {
    await rm(part, { force: true }).catch(() => undefined);
    throw error;
  }
}

import { realpath, stat } from 'node:fs/promises';
import { extname } from 'node:path';

/**
 * Whether the system opens this path as a folder, and does not start it: the folder for photos is whatever
 * the window says, and a path in it could name a program. On a Mac programs, and much else that can be
 * started, are folders with an extension.
 */
export async function isPlainFolder(path: string, platform: string): Promise<boolean> {
  try {
    const real = await realpath(path);
    return (await stat(real)).isDirectory() && (platform !== 'darwin' || extname(real) === '');
  } catch {
    return false;
  }
}

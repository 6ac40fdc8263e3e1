import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { PreviewOutcome } from '../../contract/ipc';
import type { ListTrouble } from '../../contract/list';
import type { Engine } from '../engine';
import { shellWords } from '../words';

/** A list file larger than this is not read at all. */
const MAX_LIST_BYTES = 64 * 1024 * 1024;

/** Reads list files one after the other; one that cannot be read is an answer, not an end. */
export async function previewFiles(
  engine: Engine,
  account: number,
  paths: readonly string[],
): Promise<PreviewOutcome[]> {
  const outcomes: PreviewOutcome[] = [];
  for (const path of paths) {
    const name = basename(path);
    try {
      const found = await stat(path);
      // A device or a pipe may have no end, and calls itself empty.
      if (!found.isFile()) {
        outcomes.push({
          ok: false,
          name,
          ...unreadable(found.isDirectory() ? 'EISDIR' : 'no file'),
        });
        continue;
      }
      if (found.size > MAX_LIST_BYTES) {
        outcomes.push({
          ok: false,
          name,
          code: 'too-large',
          message: 'This file is larger than 64 MB. Is it a list?',
        });
        continue;
      }
      outcomes.push(
        await engine.store.prepareImport(account, { name, bytes: await readFile(path) }),
      );
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code ?? 'unknown';
      outcomes.push({ ok: false, name, ...unreadable(code) });
    }
  }
  return outcomes;
}

function unreadable(error: string): { code: ListTrouble; message: string } {
  switch (error) {
    case 'EISDIR':
      return {
        code: 'folder',
        message: 'This is a folder. Please drop the list files themselves.',
      };
    case 'ENOENT':
      return { code: 'gone', message: 'This file is no longer there. Was it moved or renamed?' };
    case 'EACCES':
    case 'EPERM':
      return {
        code: 'no-permission',
        message: 'You may not read this file. Please check its permissions.',
      };
    default:
      return {
        code: 'unreadable',
        message: `This file cannot be read (${error}). Please copy it to this computer and try again.`,
      };
  }
}

/** Reads pasted text as a list, named after the moment. */
export function previewText(
  engine: Engine,
  account: number,
  text: string,
  now: number,
): Promise<PreviewOutcome> {
  return engine.store.prepareImport(account, { name: shellWords().pasted(clockTime(now)), text });
}

/** `10:42`: a paste is named after the moment it was made. */
function clockTime(now: number): string {
  const at = new Date(now);
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${two(at.getHours())}:${two(at.getMinutes())}`;
}

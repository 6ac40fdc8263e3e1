import { extname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What a list may be, by its name. */
export const LIST_EXTENSIONS = ['txt', 'csv', 'tsv', 'json', 'jsonl', 'ndjson', 'xlsx'];

/**
 * The lists among a program's arguments. Only names that end as a list's does count: Chromium and the
 * desktop add arguments of their own. After `--` everything is a file.
 *
 * @param args the arguments, without the program and the app's folder; paths or file: addresses
 * @param cwd the folder that the program was started in
 * @returns absolute paths, each once, in their order
 */
export function filesFromArgv(args: readonly string[], cwd: string): string[] {
  const end = args.indexOf('--');
  const before = (end < 0 ? args : args.slice(0, end)).filter(
    (arg) => !arg.startsWith('-') && LIST_EXTENSIONS.includes(extension(arg)),
  );
  const after = end < 0 ? [] : args.slice(end + 1).filter((arg) => arg !== '');
  const paths = [...before, ...after].flatMap((arg) => toPath(arg, cwd) ?? []);
  return [...new Set(paths)];
}

function extension(name: string): string {
  return extname(name).slice(1).toLowerCase();
}

function toPath(arg: string, cwd: string): string | null {
  if (!arg.startsWith('file:')) return resolve(cwd, arg);
  try {
    return fileURLToPath(arg);
  } catch {
    return null;
  }
}

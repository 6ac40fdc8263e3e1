import { readFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { MOST_LEFT_OUT, rejectSentence } from '../../contract/list';
import type { RejectedLine } from '../../contract/list';
import type { TableChoice } from '../../contract/table';
import type { ImportPreview } from '../../contract/view';
import { systemClock } from '../clock';
import { MAX_BYTES } from '../intake/limits';
import type { StoreClient } from '../storage/store-client';
import type { Report } from '../tracking/report';
import { count, printable } from './words';
import type { CliPorts } from './ports';

/** So many of a list's rejected lines are shown; `--json` has all that are kept. */
const REJECTED_SHOWN = 10;

/** The bytes of a list, and what it is called: `given` on the command line, `name` where it is tracked. */
export interface ListFile {
  given: string;
  name: string;
  bytes: Uint8Array;
}

/** A list that is tracked now, as it was read this time. */
export interface AddedList {
  given: string;
  list: number;
  /** Lines that held an ID. */
  entries: number;
  /** The first `MOST_LEFT_OUT` of `rejectedTotal`. */
  rejected: RejectedLine[];
  rejectedTotal: number;
  tasks: Report['tasks'];
}

/** Reads the files whole; null = one cannot be read (stderr says why), or the operator interrupted. */
export async function readFiles(
  given: readonly string[],
  ports: CliPorts,
): Promise<ListFile[] | null> {
  const files: ListFile[] = [];
  for (const file of given) {
    try {
      const bytes =
        file === '-' ? await ports.stdin(MAX_BYTES) : await readFile(resolve(ports.cwd, file));
      files.push({ given: file, name: file === '-' ? 'standard input' : basename(file), bytes });
    } catch (error) {
      if (ports.interrupted.aborted) return null;
      ports.stderr(`proofsheet: ${printable(file)}: ${whyUnread(error)}\n`);
      return null;
    }
  }
  return files;
}

/**
 * Adds the lists in their order, once all of them were found to be lists; null = one is none (stderr
 * says why) and nothing was added, or the operator interrupted before all were read.
 */
export async function addLists(
  store: StoreClient,
  account: number,
  files: readonly ListFile[],
  { sheet, idColumn }: TableChoice,
  ports: CliPorts,
): Promise<AddedList[] | null> {
  const choice = { sheet, idColumn };
  const previews: ImportPreview[] = [];
  for (const file of files) {
    if (ports.interrupted.aborted) return null;
    const preview = await prepare(store, account, file, choice, ports);
    if (preview === null) return null;
    previews.push(preview);
    ports.stderr(describe(file.given, preview));
  }
  const added: AddedList[] = [];
  for (const [place, preview] of previews.entries()) {
    const file = files[place]!;
    const list =
      (await commit(store, account, preview)) ??
      // The store keeps a few dozen previews; with more lists than that, this one was pushed out.
      (await commit(store, account, await prepare(store, account, file, choice, ports)));
    if (list === null) throw new Error(`${file.given}: could be read at first, but not again`);
    // At once: a later list of the same name and tasks takes this one's place, rejected lines and all.
    const { lists, tasks } = await store.report(account, [list]);
    const { entries = 0, rejected = [], rejectedTotal = 0 } = lists[0] ?? {};
    added.push({ given: file.given, list, entries, rejected, rejectedTotal, tasks });
  }
  return added;
}

async function prepare(
  store: StoreClient,
  account: number,
  { given, name, bytes }: ListFile,
  choice: TableChoice,
  ports: CliPorts,
): Promise<ImportPreview | null> {
  const prepared = await store.prepareImport(account, { name, bytes }, choice);
  if (prepared.ok) return prepared.preview;
  ports.stderr(`proofsheet: ${printable(given)}: ${prepared.message}\n`);
  return null;
}

async function commit(
  store: StoreClient,
  account: number,
  preview: ImportPreview | null,
): Promise<number | null> {
  if (preview === null) return null;
  const { previewId, nameColumn } = preview;
  const at = systemClock.now();
  const outcome = await store.commitImport(account, previewId, { nameColumn, at });
  return outcome?.list ?? null;
}

/** One line, and one for each of the first rejected lines. */
function describe(given: string, preview: ImportPreview): string {
  const { fresh, tracked, repeated, rejected, rejectedTotal } = preview;
  const shown = rejected.slice(0, REJECTED_SHOWN);
  const more = rejectedTotal - shown.length;
  const leftOut = rejectedTotal > 0 ? `, ${count(rejectedTotal, 'line')} left out` : '';
  return [
    `${printable(given)}: ${count(fresh + tracked + repeated, 'ID')}${leftOut}`,
    ...shown.map(
      ({ line, reason, text }) => `  line ${line}: ${rejectSentence(reason)}: ${printable(text)}`,
    ),
    ...(more > 0
      ? [
          `  and ${more} more: --json names ${rejectedTotal > MOST_LEFT_OUT ? `the first ${MOST_LEFT_OUT}` : 'them all'}`,
        ]
      : []),
    '',
  ].join('\n');
}

function whyUnread(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code ?? 'unknown';
  switch (code) {
    case 'ENOENT':
      return 'there is no such file';
    case 'EISDIR':
      return 'is a folder, not a list';
    case 'EACCES':
    case 'EPERM':
      return 'may not be read';
    case 'ERR_FS_FILE_TOO_LARGE':
      return 'is far too large for a list';
    default:
      return `cannot be read (${code})`;
  }
}

import { access, mkdir, readFile } from 'node:fs/promises';
import { basename, isAbsolute, relative, resolve } from 'node:path';
import type { PhotoFact } from '../../contract/fact';
import type { ImportPreview } from '../../contract/view';
import { systemClock } from '../clock';
import { checkTemplate } from '../downloads/check-template';
import { openEngine, paceOf } from '../engine';
import type { Engine } from '../engine';
import type { FetchCommand } from './arguments';
import { EXIT } from './exit-code';
import { fetchJson, readReport } from './fetch-report';
import type { FetchReport } from './fetch-report';
import type { CliPorts } from './ports';
import { defaultProfile } from './profile';
import { createProgress } from './progress';
import { summaryTable } from './summary';
import { readToken } from './token';
import { untilDone } from './until-done';

interface ListFile {
  /** As given on the command line. */
  given: string;
  name: string;
  bytes: Uint8Array;
}

const DEFAULT_NAME = '{name}';

/** `proofsheet fetch`: lists in, photos out. @returns the exit code */
export async function fetchLists(
  command: FetchCommand,
  api: URL,
  ports: CliPorts,
): Promise<number> {
  const files = await readFiles(command.files, ports);
  if (!files) return EXIT.badUsage;
  const template = command.name ?? DEFAULT_NAME;
  const profile = resolve(ports.cwd, command.profile ?? defaultProfile(ports.env));
  try {
    await mkdir(command.out, { recursive: true });
  } catch (error) {
    ports.stderr(`proofsheet: --out ${command.out}: cannot be made (${errorCode(error)})\n`);
    return EXIT.badUsage;
  }
  const lists: number[] = [];
  const opened = await openEngine({
    profile,
    storageWorker: ports.storageWorker,
    holder: 'proofsheet fetch',
    fetch: ports.fetch,
    clock: systemClock,
    random: Math.random,
    target: () => ({ folder: command.out, nameTemplate: template }),
    saveAutomatically: () => true,
    onChange: () => undefined,
    scope: () => lists,
    onError: (error) => ports.stderr(`\nproofsheet: ${describe(error)}\n`),
  });
  if (!opened.ok) {
    const why = opened.reason === 'in-use' ? `it is open in ${opened.by}` : opened.message;
    ports.stderr(`proofsheet: the profile ${profile} cannot be used: ${why}\n`);
    return EXIT.badUsage;
  }
  const { engine } = opened;
  try {
    const account = await engine.store.openAccount('live', api.href);
    const previews = [];
    for (const file of files) {
      const preview = await readList(engine, account, file, ports);
      if (preview === null) return EXIT.badUsage;
      previews.push(preview);
    }
    // Only now, as all of them can be read, is anything added.
    for (const preview of previews) {
      const { previewId, nameColumn } = preview;
      const at = systemClock.now();
      const added = await engine.store.commitImport(account, previewId, { nameColumn, at });
      if (added) lists.push(added.list);
    }
    const first = await readReport(engine.store, account, lists);
    warnOfTemplate(template, first, ports);
    await wantHere(engine, account, first, command.out);

    const token = await readToken(ports);
    let end: number = EXIT.notAuthorised;
    if (token.ok) {
      engine.setToken(token.value);
      await engine.use({ kind: 'live', apiUrl: api.href, pace: paceOf(api.href) });
      end = await untilDone(engine, lists, command.timeoutSeconds * 1_000, {
        interrupted: ports.interrupted,
        progress: createProgress(ports.stderr, ports.live),
        say: ports.stderr,
      });
      await engine.rest();
    } else {
      ports.stderr(`${token.message}\n`);
    }
    const report = await readReport(engine.store, account, lists);
    ports.stdout(
      command.json
        ? fetchJson(report, command.files, engine.requests)
        : summaryTable(report, command.files, command.out),
    );
    return end === EXIT.done && report.needsAttention ? EXIT.needsAttention : end;
  } finally {
    await engine.close();
  }
}

async function readFiles(given: string[], ports: CliPorts): Promise<ListFile[] | null> {
  const files: ListFile[] = [];
  for (const name of given) {
    try {
      const bytes = name === '-' ? await ports.stdin() : await readFile(resolve(ports.cwd, name));
      files.push({ given: name, name: name === '-' ? 'standard input' : basename(name), bytes });
    } catch (error) {
      ports.stderr(`proofsheet: ${name}: cannot be read (${errorCode(error)})\n`);
      return null;
    }
  }
  return files;
}

/** @returns what adding it would do; null = it is not a list that can be read, and stderr says why */
async function readList(
  engine: Engine,
  account: number,
  file: ListFile,
  ports: CliPorts,
): Promise<ImportPreview | null> {
  const prepared = await engine.store.prepareImport(account, {
    name: file.name,
    bytes: file.bytes,
  });
  if (!prepared.ok) {
    ports.stderr(`proofsheet: ${file.given}: ${prepared.message}\n`);
    return null;
  }
  const { preview } = prepared;
  const leftOut = preview.rejectedTotal > 0 ? `, ${preview.rejectedTotal} lines left out` : '';
  const ids = preview.fresh + preview.tracked + preview.repeated;
  ports.stderr(`${file.given}: ${ids} IDs${leftOut}\n`);
  return preview;
}

function warnOfTemplate(template: string, report: FetchReport, ports: CliPorts): void {
  const columns = new Set(report.tasks.flatMap((task) => Object.keys(task.fields)));
  for (const problem of checkTemplate(template, [...columns])) {
    ports.stderr(`proofsheet: --name: ${problem.message}\n`);
  }
}

/** A photo that an earlier run saved in another folder, or whose file is gone, is saved once more. */
async function wantHere(
  engine: Engine,
  account: number,
  report: FetchReport,
  out: string,
): Promise<void> {
  const facts: PhotoFact[] = [];
  for (const task of report.tasks) {
    for (const photo of task.photos) {
      if (photo.path === null) continue;
      if (isInside(out, photo.path) && (await exists(photo.path))) continue;
      facts.push({ kind: 'photo-gone', taskId: task.id, key: photo.key, at: systemClock.now() });
    }
  }
  if (facts.length > 0) await engine.store.apply(account, facts);
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

function isInside(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way !== '' && !way.startsWith('..') && !isAbsolute(way);
}

function errorCode(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? 'unknown';
}

function describe(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

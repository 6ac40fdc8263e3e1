import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { KeychainState } from '../../contract/keychain';
import { DEFAULT_NAME_TEMPLATE } from '../../contract/settings';
import type { Proxy, Settings } from '../../contract/settings';
import type { Counts } from '../../contract/view';
import type { Log } from './log';
import { logForSending } from './log-for-sending';
import type { Field, Redactor } from './redact';
import { zip } from './zip';
import type { ZipFile } from './zip';

/** What the app can say of itself. No list, no task, no token. */
export interface DiagnosticFacts {
  /** Ms since 1970. */
  at: number;
  /** `proofsheet`, `electron`, `chrome`, `node`. */
  versions: Readonly<Record<string, string>>;
  system: { platform: string; arch: string; release: string; memoryBytes: number };
  account: 'live' | 'sandbox' | null;
  keychain: KeychainState;
  settings: Settings;
  /** null = no account is in use. */
  counts: Counts | null;
  proxies: { system: boolean; own: boolean };
  database: 'sound' | 'damaged' | 'not-checked';
}

export interface DiagnosticsOptions {
  facts: DiagnosticFacts;
  log: Pick<Log, 'flush' | 'paths'>;
  redactor: Redactor;
  /** With what is the operator's own: folders, file names, task IDs. Never a token, all the same. */
  own: boolean;
}

export type Exported = { ok: true; bytes: number } | { ok: false; code: string };

const LEFT_OUT = '[left out]';

/**
 * Writes the archive for whoever is to help: text files only, so that the operator can read all of it
 * before sending it.
 * @param path absolute path as the operator chose it; a file there is replaced once the new one is whole
 * @returns its size, or the code of what the disk refused (`ENOSPC`, …)
 */
export async function exportDiagnostics(
  path: string,
  options: DiagnosticsOptions,
): Promise<Exported> {
  const next = `${path}.part`;
  try {
    const bytes = await zip(await diagnosticFiles(options), options.facts.at);
    await writeFile(next, bytes, { mode: 0o600, flush: true });
    await rename(next, path);
    return { ok: true, bytes: bytes.length };
  } catch (error) {
    await rm(next, { force: true }).catch(() => undefined);
    return { ok: false, code: (error as NodeJS.ErrnoException).code ?? 'unknown' };
  }
}

/** The files of the archive. Rejects when a log cannot be read; one that is not there is left out. */
export async function diagnosticFiles(options: DiagnosticsOptions): Promise<ZipFile[]> {
  const { log, redactor, own } = options;
  await log.flush();
  const files = [
    file('READ-ME.txt', own ? `${README}\n${WITH_OWN}` : `${README}\n${WITHOUT_OWN}`),
    file('about.json', `${JSON.stringify(redactor.value(about(options)), null, 2)}\n`),
  ];
  for (const path of log.paths) {
    const text = await readLog(path);
    if (text === null) continue;
    files.push(file(`logs/${basename(path)}`, await logForSending(text, redactor, own)));
  }
  return files;
}

function about({ facts, own }: DiagnosticsOptions): Field {
  const { at, counts, settings, ...rest } = facts;
  return {
    writtenAt: new Date(at).toISOString(),
    ...rest,
    counts: counts && { ...counts },
    settings: shownSettings(settings, own),
  };
}

/** One by one: a setting that is new does not compile until it is decided whether it may be shown. */
function shownSettings(settings: Settings, own: boolean) {
  const { folder, nameTemplate } = settings;
  return {
    folder: own ? folder : LEFT_OUT,
    nameTemplate: own || nameTemplate === DEFAULT_NAME_TEMPLATE ? nameTemplate : LEFT_OUT,
    saveAutomatically: settings.saveAutomatically,
    onTaken: settings.onTaken,
    concurrency: settings.concurrency,
    perHost: settings.perHost,
    appearance: settings.appearance,
    language: settings.language,
    notifications: { ...settings.notifications },
    proxy: shownProxy(settings.proxy, own),
    checkAutomatically: settings.checkAutomatically,
    questionRate: settings.questionRate,
    lookForUpdates: settings.lookForUpdates,
  } satisfies Record<keyof Settings, Field>;
}

/** Its address is part of the operator's network. */
function shownProxy(proxy: Proxy, own: boolean): string {
  if (typeof proxy === 'string') return proxy;
  return own ? proxy.server : LEFT_OUT;
}

async function readLog(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

function file(name: string, text: string): ZipFile {
  return { name, bytes: Buffer.from(text) };
}

const README = `Proofsheet: diagnostics

These files were written on your computer, and nothing was sent. Read them before you
pass them on; every one is text, and you may delete what you do not wish to show.

about.json  the versions of Proofsheet and of the system, the settings, how many tasks
            and photos there are, and where the keychain, the proxy and the database stand
logs/       what Proofsheet did and what went wrong, one line each, the newest file first

Your API token is in none of them. Nor are your lists, photos, and the API's answers.
`;

const WITHOUT_OWN = `Folders, file names, names and task IDs were left out. Messages of the system are quoted
as they came; should one of them hold a name, take it out.
`;

const WITH_OWN = `As you asked, folders, file names and task IDs are in them.
`;

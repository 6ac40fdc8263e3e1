import { DEFAULT_LIMITS } from '../../contract/settings';
import { mkdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import { systemClock } from '../clock';
import { checkTemplate } from '../downloads/names/check-template';
import { openEngine } from '../engine';
import { paceOf } from '../run';
import type { EngineAccount } from '../run';
import type { Engine } from '../engine';
import type { FetchCommand } from './arguments';
import { EXIT, firstThatHolds } from './exit-code';
import { fetchJson, readReport } from './fetch-report';
import { addLists, readFiles } from './lists';
import type { AddedList } from './lists';
import { accountAddress } from '../storage/account-keys';
import { recoveryWords } from '../storage/recovery/recovery-words';
import type { CliPorts } from './ports';
import { chooseAccount } from './account';
import type { ChosenAccount } from './account';
import { defaultProfile } from './profile';
import { createProgress } from './progress';
import type { ProgressLine } from './progress';
import { summaryTable } from './summary';
import { readToken } from './token';
import { untilDone } from './until-done';
import { wantHere } from './want-here';
import { reasonOf } from './words';

const DEFAULT_NAME = '{name}';

/** What is to be done, and for whom. */
interface Work {
  engine: Engine;
  /** The number of the account in the store. */
  account: number;
  added: readonly AddedList[];
  live: EngineAccount;
  chosen: ChosenAccount;
}

/** `proofsheet fetch`: lists in, photos out. @returns the exit code */
export async function fetchLists(
  command: FetchCommand,
  api: URL,
  ports: CliPorts,
): Promise<number> {
  const files = await readFiles(command.files, ports);
  if (!files) return notRead(ports);
  const profile = resolve(ports.cwd, command.profile ?? defaultProfile(ports.env));
  const chosen = await chooseAccount(command.account, profile);
  if (!chosen.ok) {
    ports.stderr(`${chosen.message}\n`);
    return EXIT.badUsage;
  }
  if (!(await makeFolder('--profile', profile, ports))) return EXIT.badUsage;
  if (!(await makeFolder('--out', command.out, ports))) return EXIT.badUsage;

  const apiUrl = api.href;
  const storedAs = accountAddress(apiUrl, chosen.account.key);
  const live = { kind: 'live', apiUrl, storedAs, pace: paceOf(apiUrl) } as const;
  const progress = createProgress(ports.stderr, ports.live);
  const nameTemplate = command.name ?? DEFAULT_NAME;
  let lists: number[] = [];
  const opened = await openEngine({
    profile,
    storageWorker: ports.storageWorker,
    holder: 'proofsheet fetch',
    fetch: ports.fetch,
    clock: systemClock,
    random: Math.random,
    target: () => ({ folder: command.out, nameTemplate, onTaken: command.ifTaken }),
    limits: () => DEFAULT_LIMITS,
    startSaver: ports.startSaver,
    proxyFor: ports.proxyFor,
    thumbnailsAhead: false,
    saveAutomatically: () => true,
    onChange: () => undefined,
    scope: () => lists,
    onError: (error) => progress.say(`proofsheet: ${reasonOf(error)}`),
  });
  if (!opened.ok) {
    const inUse = opened.reason === 'in-use';
    const why = inUse ? `it is open in ${opened.by}` : opened.message;
    ports.stderr(`proofsheet: the profile ${profile} cannot be used: ${why}\n`);
    return inUse ? EXIT.badUsage : EXIT.unexpected;
  }
  const { engine, recovered } = opened;
  if (recovered) {
    const { message, detail } = recoveryWords(recovered);
    ports.stderr(`proofsheet: ${message} ${detail}\n`);
  }
  try {
    const account = await engine.store.openAccount('live', live.storedAs);
    const added = await addLists(engine.store, account, files, command, ports);
    if (!added) return notRead(ports);
    lists = added.map(({ list }) => list);
    warnOfTemplate(nameTemplate, added, ports);

    // From here on the outcome is printed, whatever happens.
    const work = { engine, account, added, live, chosen: chosen.account };
    const end = await run(work, command, ports, progress).catch((error) => {
      progress.say(`proofsheet: unexpected trouble: ${reasonOf(error)}`);
      return EXIT.unexpected;
    });
    await engine.rest();
    const report = await readReport(engine.store, account, added);
    ports.stdout(
      command.json ? fetchJson(report, engine.requests) : summaryTable(report, command.out),
    );
    return firstThatHolds([
      end,
      ...(report.needsAttention ? [EXIT.needsAttention] : []),
      ...(ports.interrupted.aborted ? [EXIT.interrupted] : []),
    ]);
  } finally {
    await engine.close();
  }
}

/** Asks and saves until it is over. @returns the exit code as far as this decides it */
async function run(
  { engine, account, added, live, chosen }: Work,
  command: FetchCommand,
  ports: CliPorts,
  progress: ProgressLine,
): Promise<number> {
  await wantHere(engine.store, account, added, command.out);
  const token = await readToken(chosen, ports);
  if (!token.ok) {
    ports.stderr(`${token.message}\n`);
    return EXIT.notAuthorised;
  }
  if (ports.interrupted.aborted) return EXIT.interrupted;
  engine.setToken(token.value);
  await engine.use(live);
  return untilDone(engine, account, added, command.timeoutSeconds * 1_000, {
    interrupted: ports.interrupted,
    progress,
  });
}

/** Why not all lists were read is said already. */
function notRead(ports: CliPorts): number {
  return ports.interrupted.aborted ? EXIT.interrupted : EXIT.badUsage;
}

async function makeFolder(option: string, folder: string, ports: CliPorts): Promise<boolean> {
  try {
    await mkdir(folder, { recursive: true });
    return true;
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown';
    ports.stderr(`proofsheet: ${option} ${folder}: this folder cannot be made (${code})\n`);
    return false;
  }
}

function warnOfTemplate(template: string, added: readonly AddedList[], ports: CliPorts): void {
  const columns = new Set<string>();
  for (const { tasks } of added) {
    for (const task of tasks) for (const title of Object.keys(task.fields)) columns.add(title);
  }
  for (const problem of checkTemplate(template, [...columns])) {
    ports.stderr(`proofsheet: --name: ${problem.message}\n`);
  }
}

/**
 * The thread that owns the database and reads lists. It holds the profile's lock as long as it runs,
 * and answers the calls of electron/storage/store-client.ts. For a long log it starts this file again, in a
 * thread that moves it and ends.
 */
import { once } from 'node:events';
import { parentPort, Worker, workerData } from 'node:worker_threads';
import { DatabaseSync } from '@photostructure/sqlite';
import { createBirpc } from 'birpc';
import { parseList, parseText } from '../intake/parse-list';
import { createStore } from '../tracking/create-store';
import type { ParseSource } from '../tracking/waiting-previews';
import type { Store } from '../tracking/store';
import { isDamage } from './ask';
import { openDatabase } from './database';
import { namingRules } from './naming-rules';
import { lockProfile } from './profile-lock';
import type { WorkerCalls, WorkerInput, WorkerOpened } from './store-client';
import type { Upkeep } from './upkeep';

/** Opens the profile; on success the store's own calls are answered from then on. */
function open({ profile, holder }: WorkerInput): WorkerOpened {
  const lock = lockProfile(profile, holder);
  if (!lock.ok) return { ok: false, reason: 'in-use', by: lock.by };
  try {
    const database = openDatabase(profile, undefined, undefined, moveLog);
    if (!database.ok) {
      lock.release();
      return database;
    }
    const store: Store = createStore(database, { parse, naming: namingRules });
    Object.assign(calls, tellingOfDamage(store, database.upkeep), {
      async close() {
        await database.upkeep.beforeClose();
        await store.close();
        lock.release();
      },
    });
    database.upkeep.start();
    return { ok: true, recovered: database.recovered };
  } catch (error) {
    lock.release();
    throw error;
  }
}

/** The store, whose calls reject in plain words when the database turns out to be damaged. */
function tellingOfDamage(store: Store, upkeep: Upkeep): Partial<Store> {
  const guarded = Object.entries(store).map(([name, call]) => {
    const guardedCall = async (...input: unknown[]): Promise<unknown> => {
      try {
        return await (call as (...given: unknown[]) => unknown)(...input);
      } catch (error) {
        if (!isDamage(error)) throw error;
        upkeep.suspect();
        throw new Error(DAMAGED, { cause: error });
      }
    };
    return [name, guardedCall];
  });
  return Object.fromEntries(guarded);
}

const DAMAGED =
  'The tasks in this profile cannot be read any more: their file is damaged. ' +
  'Start Proofsheet again: it keeps the damaged file and restores what it can.';

const parse: ParseSource = async (source, wanted) =>
  'text' in source ? parseText(source.text, wanted) : parseList(source.bytes, source.name, wanted);

async function moveLog(path: string): Promise<void> {
  const worker = new Worker(new URL(import.meta.url), { workerData: { logOf: path } });
  await once(worker, 'exit');
}

const calls: Partial<WorkerCalls> = { open: () => open(workerData) };

const { logOf }: { logOf?: string } = workerData;
if (logOf !== undefined) {
  const db = new DatabaseSync(logOf);
  db.exec('PRAGMA wal_checkpoint(PASSIVE)');
  db.close();
} else {
  createBirpc<Record<string, never>, Partial<WorkerCalls>>(calls, {
    post: (message) => parentPort?.postMessage(message),
    on: (receive) => void parentPort?.on('message', receive),
  });
}

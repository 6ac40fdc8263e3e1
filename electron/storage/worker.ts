/**
 * The thread that owns the database and reads lists. It holds the profile's lock as long as it runs,
 * and answers the calls of electron/storage/store-client.ts.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { createBirpc } from 'birpc';
import { parseList, parseText } from '../intake/parse-list';
import type { ListSource } from '../tracking/import';
import { createStore, type Store } from '../tracking/store';
import { openDatabase } from './database';
import { lockProfile } from './profile-lock';
import type { StoreRefusal, WorkerCalls, WorkerInput } from './store-client';

/** Opens the profile; on success the store's own calls are answered from then on. */
function open({ profile, holder }: WorkerInput): { ok: true } | StoreRefusal {
  const lock = lockProfile(profile, holder);
  if (!lock.ok) return { ok: false, reason: 'in-use', by: lock.by };
  try {
    const database = openDatabase(profile);
    if (!database.ok) {
      lock.release();
      return database;
    }
    const store: Store = createStore(database, parse);
    Object.assign(calls, store, {
      async close() {
        await store.close();
        lock.release();
      },
    });
    return { ok: true };
  } catch (error) {
    lock.release();
    throw error;
  }
}

async function parse(source: ListSource) {
  return 'text' in source ? parseText(source.text) : parseList(source.bytes, source.name);
}

const calls: Partial<WorkerCalls> = { open: () => open(workerData) };

createBirpc<Record<string, never>, Partial<WorkerCalls>>(calls, {
  post: (message) => parentPort?.postMessage(message),
  on: (receive) => void parentPort?.on('message', receive),
});

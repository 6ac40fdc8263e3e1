import { Worker } from 'node:worker_threads';
import { createBirpc } from 'birpc';
import type { Store } from '../tracking/store';
import { closable } from './closable';
import type { Recovered } from './recovery/recovered';

/** What the storage thread is started with. */
export interface WorkerInput {
  profile: string;
  holder: string;
}

/** What the storage thread answers: `open` first, then the store's own calls. */
export interface WorkerCalls extends Store {
  open(): WorkerOpened;
}

/** `recovered`: what was done about a damaged database; null = it was sound. */
export type WorkerOpened = { ok: true; recovered: Recovered | null } | StoreRefusal;

/** The store, from outside its thread: every call is answered later, or rejects with the reason. */
export type StoreClient = {
  [K in keyof Store]: (...input: Parameters<Store[K]>) => Promise<Awaited<ReturnType<Store[K]>>>;
};

/** Why a profile cannot be opened. `by`: who has it, as it named itself. */
export type StoreRefusal =
  | { ok: false; reason: 'in-use'; by: string }
  | { ok: false; reason: 'newer' | 'damaged'; message: string };

export type StoreOpened =
  { ok: true; store: StoreClient; recovered: Recovered | null } | StoreRefusal;

/**
 * Starts the storage thread and opens the profile folder (made if it is not there) for this process
 * alone. `holder` is told to whoever finds it in use. `close` waits for the calls that are under way, writes all to disk and ends the thread;
 * when the thread dies, every call rejects. Rejects when the folder cannot be written.
 */
export async function openStore(input: WorkerInput & { workerUrl: URL }): Promise<StoreOpened> {
  const { workerUrl, profile, holder } = input;
  const workerData: WorkerInput = { profile, holder };
  const worker = new Worker(workerUrl, { workerData });
  const calls = createBirpc<WorkerCalls, Record<string, never>>(
    {},
    {
      post: (message) => worker.postMessage(message),
      on: (receive) => void worker.on('message', receive),
      // A long import takes its time; a thread that has died is noticed by itself.
      timeout: -1,
    },
  );
  let reason = new Error('The storage thread has ended.');
  worker.on('error', (error) => {
    reason = new Error(`The storage thread has failed: ${(error as Error).message}`);
  });
  worker.on('exit', () => calls.$close(reason));

  const end = () => worker.terminate().then(() => undefined);
  const opened = await calls.open().catch(async (error: unknown) => {
    await end();
    throw error;
  });
  if (!opened.ok) {
    await end();
    return opened;
  }
  return { ok: true, store: closable(calls, end), recovered: opened.recovered };
}

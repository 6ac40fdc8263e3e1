import { Worker } from 'node:worker_threads';
import type { PictureAnswer, PictureJob } from './picture-work';

export interface ThreadLimits {
  /** Threads at once. */
  most: number;
  /** For one photo. */
  patienceMs: number;
  /** Until a thread with nothing to do gives its memory back. */
  idleMs: number;
}

export interface PictureThreads {
  /** Whether `run` would begin at once. */
  hasRoom(): boolean;
  /** Begins a job, to be called only when there is room; null = its thread died or took too long. */
  run(job: PictureJob): Promise<PictureAnswer | null>;
  close(): Promise<void>;
}

interface Slot {
  worker: Worker | null;
  finish: ((answer: PictureAnswer | null) => void) | null;
  idle: NodeJS.Timeout | undefined;
}

/**
 * Threads that decode: started when there is work, one job each at a time, ended when there is none. One
 * that dies takes the photo it held with it, and nothing else: the next job starts another.
 */
export function createPictureThreads(
  threadUrl: URL,
  { most, patienceMs, idleMs }: ThreadLimits,
): PictureThreads {
  const slots = Array.from({ length: most }, (): Slot => ({
    worker: null,
    finish: null,
    idle: undefined,
  }));
  let closed = false;

  const start = (slot: Slot): Worker => {
    // Photos are all it is given: neither the environment nor the arguments of this process.
    const worker = new Worker(threadUrl, { env: {}, argv: [], execArgv: [] });
    slot.worker = worker;
    worker.on('message', (answer: PictureAnswer) => slot.finish?.(answer));
    // Told again by 'exit'; without a listener it would end this process.
    worker.on('error', () => {});
    worker.on('exit', () => {
      if (slot.worker !== worker) return;
      slot.worker = null;
      slot.finish?.(null);
    });
    return worker;
  };
  const stop = (slot: Slot): void => {
    const worker = slot.worker;
    slot.worker = null;
    void worker?.terminate();
  };

  return {
    hasRoom: () => !closed && slots.some(({ finish }) => !finish),
    run(job) {
      const free = slots.filter(({ finish }) => !finish);
      const slot = free.find(({ worker }) => worker) ?? free[0];
      if (closed || !slot) return Promise.resolve(null);
      clearTimeout(slot.idle);
      return new Promise((resolve) => {
        const patience = setTimeout(() => {
          stop(slot);
          slot.finish?.(null);
        }, patienceMs);
        slot.finish = (answer) => {
          clearTimeout(patience);
          slot.finish = null;
          slot.worker?.unref();
          slot.idle = setTimeout(() => stop(slot), idleMs).unref();
          resolve(answer);
        };
        const worker = slot.worker ?? start(slot);
        worker.ref();
        worker.postMessage(job);
      });
    },
    async close() {
      closed = true;
      await Promise.all(
        slots.map((slot) => {
          const worker = slot.worker;
          slot.worker = null;
          slot.finish?.(null);
          clearTimeout(slot.idle);
          return worker?.terminate();
        }),
      );
    },
  };
}

import { createBirpc } from 'birpc';
import type { EngineCalls, SaverCalls } from './saver-messages';
import type { SaverProcess } from './saver-line';
import type { SaverChannel } from './saver-process';

/** A process that is none: both ends of its line are here. What is said is copied, as on a real one. */
export interface TestProcess extends SaverProcess {
  channel: SaverChannel;
  /** Ends it, as a crash or the system does. */
  die(): void;
  isDead(): boolean;
}

export function createTestProcess(): TestProcess {
  const toProcess: ((message: unknown) => void)[] = [];
  const toEngine: ((message: unknown) => void)[] = [];
  const onEnd: (() => void)[] = [];
  let dead = false;
  const carry = (listeners: typeof toProcess) => (message: unknown) => {
    const copy: unknown = structuredClone(message);
    queueMicrotask(() => {
      if (!dead) for (const listener of listeners) listener(copy);
    });
  };
  const die = () => {
    if (dead) return;
    dead = true;
    queueMicrotask(() => onEnd.forEach((listener) => listener()));
  };
  return {
    channel: { post: carry(toEngine), onMessage: (listener) => void toProcess.push(listener) },
    post: carry(toProcess),
    onMessage: (listener) => void toEngine.push(listener),
    onEnd: (listener) => void onEnd.push(listener),
    kill: die,
    die,
    isDead: () => dead,
  };
}

/** A process that answers as the test says; what it is not told to answer, it leaves unanswered. */
export function createScriptedProcess(
  answers: Partial<Record<keyof SaverCalls, (...input: never[]) => unknown>>,
) {
  const process = createTestProcess();
  const engine = createBirpc<EngineCalls, Record<string, unknown>>(
    {
      ...Object.fromEntries(
        ['open', 'save', 'stop', 'probe', 'rest', 'reconnect', 'thumbnail', 'close'].map((name) => [
          name,
          () => new Promise(() => {}),
        ]),
      ),
      ping: () => undefined,
      ...answers,
    },
    {
      post: (message) => process.channel.post([message]),
      on: (receive) =>
        process.channel.onMessage((messages) => (messages as unknown[]).forEach(receive)),
      timeout: -1,
    },
  );
  return { ...process, engine };
}

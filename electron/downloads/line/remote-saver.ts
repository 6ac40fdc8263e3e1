import type { PhotoJob } from '../../../contract/photo';
import type { PortraitTrouble } from '../../../contract/portrait';
import { nameOfPhoto } from '../photo-identity';
import type { SaveOutcome } from '../saver/save-photo';
import type { Saver } from '../saver/saver';
import {
  type LinePorts,
  openLine,
  type SaverLine,
  type SaverProcess,
  troubled,
} from './saver-line';
import { createStartDelay } from './start-delay';

export type { SaverProcess } from './saver-line';

export interface RemoteSaverPorts extends LinePorts {
  /** May throw. */
  start(): SaverProcess;
  /** 0 ≤ random < 1. */
  random(): number;
  /** The process has ended by itself; it is started again when it is needed. */
  onError(error: Error): void;
}

/** A photo that was in hand at more deaths than these may be their cause. */
const DEATHS_WITHOUT_BLAME = 2;

const STOPPED: SaveOutcome = { kind: 'stopped' };
const INTERRUPTED = 'The part of Proofsheet that saves photos ended while it had this photo.';

/**
 * Saves photos in a process of its own, started when it is first needed and again whenever it has died:
 * at once, then with growing delays. What it had in hand goes back to the queue; a photo that is in
 * hand at death after death counts as failed.
 */
export function createRemoteSaver(ports: RemoteSaverPorts): Saver {
  const { clock } = ports;
  const delay = createStartDelay(clock, ports.random);
  /** Deaths that a photo was in hand at, one after the other. */
  const deaths = new Map<string, number>();
  let line: SaverLine | null = null;
  let pause: Promise<void> | null = null;
  const close = new AbortController();

  /** Starts the process if need be; null = closed meanwhile. */
  const connect = async (): Promise<SaverLine | null> => {
    while (!line && !close.signal.aborted) {
      pause ??= waitFor(delay.ms(), close.signal).finally(() => {
        pause = null;
      });
      await pause;
      if (!line && !close.signal.aborted) start();
    }
    return line;
  };
  const waitFor = (ms: number, signal: AbortSignal) =>
    new Promise<void>((resolve) => {
      const cancel = clock.setTimer(ms, resolve);
      signal.addEventListener('abort', () => (cancel(), resolve()), { once: true });
    });
  const start = () => {
    delay.started();
    const onEnd = (why: string) => {
      line = null;
      delay.died();
      ports.onError(new Error(`The process that saves photos ${why}.`));
    };
    try {
      line = openLine(ports.start(), ports, onEnd);
    } catch (error) {
      onEnd(`cannot be started: ${String(error)}`);
    }
  };

  /** Asks until there is an answer; null = the process has died so often, or is closed. */
  const ask = async <Answer>(
    question: (line: SaverLine) => Promise<Answer>,
    tries: number,
  ): Promise<Answer | null> => {
    for (let left = tries; left > 0; left -= 1) {
      const connected = await connect();
      if (!connected) return null;
      try {
        return await question(connected);
      } catch {
        // It has died; the next one may not.
      }
    }
    return null;
  };
  const afterDeath = (job: PhotoJob): SaveOutcome => {
    const name = nameOfPhoto(job);
    const count = (deaths.get(name) ?? 0) + 1;
    deaths.set(name, count);
    return count > DEATHS_WITHOUT_BLAME ? troubled('interrupted', INTERRUPTED) : STOPPED;
  };

  return {
    async save(job, target, signal, onWhole) {
      const connected = line ?? (await unlessAborted(connect(), signal));
      if (!connected || signal.aborted) return STOPPED;
      const outcome = await connected.save(job, target, signal, onWhole);
      if (outcome === 'died') return signal.aborted ? STOPPED : afterDeath(job);
      deaths.delete(nameOfPhoto(job));
      return outcome;
    },
    probe: (folder) => ask((it) => it.probe(folder), Infinity),
    thumbnail: (photo) => ask((it) => it.thumbnail(photo), 2),
    // It may be what the process died of: asked for again by the operator, if at all.
    portrait: (url, folder) => unlessDied(connect().then((it) => it?.portrait(url, folder))),
    rest: () => line?.rest(),
    reconnect: () => line?.reconnect(),
    async close() {
      close.abort();
      await line?.close();
      line = null;
    },
  };
}

/** A portrait that was not fetched because the process ended can be asked for again. */
async function unlessDied(
  asked: Promise<PortraitTrouble | null | undefined>,
): Promise<PortraitTrouble | null> {
  const answer = await asked.catch(() => undefined);
  return answer === undefined ? 'unreachable' : answer;
}

/** null as soon as `signal` is aborted. */
async function unlessAborted<Value>(
  work: Promise<Value>,
  signal: AbortSignal,
): Promise<Value | null> {
  let forget = () => {};
  const aborted = new Promise<null>((resolve) => {
    const tell = () => resolve(null);
    if (signal.aborted) tell();
    signal.addEventListener('abort', tell, { once: true });
    forget = () => signal.removeEventListener('abort', tell);
  });
  return Promise.race([work, aborted]).finally(forget);
}

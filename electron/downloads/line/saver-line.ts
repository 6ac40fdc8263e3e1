import { createBirpc } from 'birpc';
import type { Clock } from '../../../contract/clock';
import type { PhotoJob, WholePhoto } from '../../../contract/photo';
import type { PortraitTrouble } from '../../../contract/portrait';
import type { FolderTrouble } from '../folders/folder-trouble';
import type { SaveOutcome, SaveTarget } from '../saver/save-photo';
import { gatherMessages } from './gather-messages';
import {
  type EngineCalls,
  readMessages,
  readOutcome,
  readPortrait,
  readThumbnail,
  readTrouble,
  type SaverCalls,
  type SaverInput,
} from './saver-messages';

/** A process that runs saver-entry.ts, as the engine has it. */
export interface SaverProcess {
  post(message: unknown): void;
  onMessage(listener: (message: unknown) => void): void;
  /** Called once, when it has ended, or could not be started. */
  onEnd(listener: () => void): void;
  /** Ends it at once, whatever it does. */
  kill(): void;
}

export interface LinePorts {
  input: SaverInput;
  clock: Clock;
  /** Paths of saved photos with this hash. */
  claimed(sha256: string): Promise<string[]>;
  /** The system's proxy for a URL: `DIRECT`, or anything else. */
  proxyFor(url: string): Promise<string>;
  onRequests(count: number): void;
  onBytes(bytes: number): void;
  /** Told what the photo with this hash looks like from afar (contract/preview.ts); absent = not kept. */
  onPreview?: (sha256: string, preview: string) => void;
}

type OnWhole = (whole: WholePhoto, fetched: boolean) => Promise<void>;

/** The line to one process, from its start to its end. Where it says so, calls reject at its end. */
export interface SaverLine {
  /** `died`: the process has ended, for whatever reason, and left the photo behind. */
  save(
    job: PhotoJob,
    target: SaveTarget,
    signal: AbortSignal,
    onWhole: OnWhole,
  ): Promise<SaveOutcome | 'died'>;
  /** Rejects at its end. */
  probe(folder: string): Promise<FolderTrouble | null>;
  /** Rejects at its end. */
  thumbnail(photo: WholePhoto): Promise<string | null>;
  /** Rejects at its end. */
  portrait(url: string, folder: string): Promise<PortraitTrouble | null>;
  rest(): void;
  reconnect(): void;
  /** Ends it in order, or at once where it does not answer. */
  close(): Promise<void>;
}

/** The process may have so long to end in order, in ms. */
const CLOSE_MS = 1_000;
/** A process that does not let go of a photo within this time hangs, in ms: on a dead drive, perhaps. */
const STOP_MS = 10_000;
/** While it has photos in hand, it is asked so often whether it still does anything, in ms. */
const ASK_EVERY_MS = 10_000;
/** More than one: a computer that wakes up finds the time over before any answer can have come. */
const SILENCES = 2;

const UNEXPECTED = 'The photo could not be saved, for a reason that was not foreseen.';

/**
 * Opens the line to a process that was just started. `onEnd` is called once, when the process has ended
 * by itself or was ended because it hung or said what makes no sense; not after `close`.
 */
export function openLine(
  process: SaverProcess,
  ports: LinePorts,
  onEnd: (why: string) => void,
): SaverLine {
  const { clock } = ports;
  const inHand = new Map<number, OnWhole>();
  let lastNumber = 0;
  let ended = false;
  let cancelAsking = () => {};

  const calls = createBirpc<SaverCalls, EngineCalls>(
    {
      async whole(n, whole, fetched) {
        await inHand.get(n)?.(whole, fetched);
      },
      claimed: ports.claimed,
      proxyFor: ports.proxyFor,
      progress(requests, bytes) {
        ports.onRequests(requests);
        ports.onBytes(bytes);
      },
      preview: (sha256, preview) => ports.onPreview?.(sha256, preview),
    },
    {
      post: gatherMessages((messages) => process.post(messages)),
      on: (receive) =>
        process.onMessage((messages) => {
          const read = readMessages(messages);
          if (read) for (const message of read) receive(message);
          else end('said what makes no sense');
        }),
      // A large photo takes its time; a process that has died is noticed by itself.
      timeout: -1,
    },
  );
  const end = (why: string | null) => {
    if (ended) return;
    ended = true;
    cancelAsking();
    process.kill();
    calls.$close();
    if (why !== null) onEnd(why);
  };
  process.onEnd(() => end('ended unexpectedly'));

  /** An answer that was looked into; undefined = it makes no sense, and the process is ended for it. */
  const sound = <Answer>(answer: Answer | undefined): Answer => {
    if (answer !== undefined) return answer;
    end('said what makes no sense');
    throw new Error('The answer makes no sense.');
  };
  const tell = (telling: Promise<void>) => void telling.catch(() => {});

  /** Questions in a row that were not answered. */
  let silences = 0;
  const keepAsking = () => {
    cancelAsking = clock.setTimer(ASK_EVERY_MS, () => {
      if (silences >= SILENCES) return end('did not answer');
      silences += 1;
      void calls.ping().then(
        () => (silences = 0),
        () => {},
      );
      keepAsking();
    });
  };

  tell(calls.open.asEvent(ports.input));
  return {
    async save(job, target, signal, onWhole) {
      const n = (lastNumber += 1);
      let cancelPatience = () => {};
      const stop = () => {
        tell(calls.stop.asEvent(n));
        cancelPatience = clock.setTimer(STOP_MS, () => end('did not answer'));
      };
      if (inHand.size === 0) keepAsking();
      inHand.set(n, onWhole);
      signal.addEventListener('abort', stop, { once: true });
      try {
        return sound(readOutcome(await calls.save(n, job, target)));
      } catch {
        return ended ? 'died' : troubled('unexpected', UNEXPECTED);
      } finally {
        cancelPatience();
        signal.removeEventListener('abort', stop);
        inHand.delete(n);
        if (inHand.size === 0) {
          cancelAsking();
          silences = 0;
        }
      }
    },
    probe: async (folder) => sound(readTrouble(await calls.probe(folder))),
    thumbnail: async (photo) => sound(readThumbnail(await calls.thumbnail(photo))),
    portrait: async (url, folder) => sound(readPortrait(await calls.portrait(url, folder))),
    rest: () => tell(calls.rest.asEvent()),
    reconnect: () => tell(calls.reconnect.asEvent()),
    async close() {
      let cancel = () => {};
      const patience = new Promise<void>((resolve) => {
        cancel = clock.setTimer(CLOSE_MS, resolve);
      });
      await Promise.race([calls.close().catch(() => undefined), patience]);
      cancel();
      end(null);
    },
  };
}

/** The outcome of a try that failed for a reason of our own. */
export function troubled(code: string, message: string): SaveOutcome {
  return { kind: 'delayed', reason: 'trouble', error: { code, message }, retryAfterMs: null };
}

import { createBirpc } from 'birpc';
import type { Clock } from '../../../contract/clock';
import { FETCH_LIMITS, type PhotoDispatcher } from '../fetch/fetch-photo';
import { createPictures } from '../pictures/pictures';
import { gatherMessages } from './gather-messages';
import { judgeWayPastProxy } from './way-past-proxy';
import { createProxyMemory } from './proxy-memory';
import { createSaver, type Saver } from '../saver/saver';
import type { EngineCalls, SaverCalls } from './saver-messages';

/** The line to the engine, as the process has it; what goes over it are lists of messages. */
export interface SaverChannel {
  post(message: unknown): void;
  onMessage(listener: (message: unknown) => void): void;
}

export interface SaverProcessPorts {
  clock: Clock;
  /** 0 ≤ random < 1. */
  random(): number;
  /** What requests go through where the system has a proxy; null = the process knows of none. */
  proxied: PhotoDispatcher | null;
}

/** The engine hears of requests and bytes at most this often, in ms. */
const TELL_EVERY_MS = 100;

/** The inside of the process that saves photos: does what remote-saver.ts asks over `channel`. */
export function serveSaver(channel: SaverChannel, ports: SaverProcessPorts): void {
  const { clock, proxied } = ports;
  const stops = new Map<number, AbortController>();
  let opened: Saver | null = null;
  const saver = (): Saver => {
    if (!opened) throw new Error('The process was not opened.');
    return opened;
  };

  let requests = 0;
  let bytes = 0;
  let cancelTelling: (() => void) | null = null;
  const tell = () => {
    cancelTelling?.();
    cancelTelling = null;
    if (requests + bytes === 0) return;
    void engine.progress.asEvent(requests, bytes);
    requests = 0;
    bytes = 0;
  };
  const tellSoon = () => {
    cancelTelling ??= clock.setTimer(TELL_EVERY_MS, tell);
  };

  const calls: AsyncCalls<SaverCalls> = {
    open(input) {
      opened = createSaver({
        ...ports,
        account: input.account,
        limits: FETCH_LIMITS,
        loopbackOrigin: input.loopbackOrigin,
        pictures:
          input.pictures &&
          createPictures({
            ...input.pictures,
            onPreview: (sha256, preview) => void engine.preview.asEvent(sha256, preview),
          }),
        async agentFor(url) {
          const answer = proxied ? await proxies.of(url) : 'DIRECT';
          if (answer === 'DIRECT') return null;
          await judgeWayPastProxy(url, answer, input.loopbackOrigin);
          return proxied;
        },
        claimed: (sha256) => engine.claimed(sha256),
        onRequest() {
          requests += 1;
          tellSoon();
        },
        onBytes(count) {
          bytes += count;
          tellSoon();
        },
      });
    },
    async save(n, job, target) {
      const controller = new AbortController();
      stops.set(n, controller);
      try {
        return await saver().save(job, target, controller.signal, (whole, fetched) =>
          engine.whole(n, whole, fetched),
        );
      } finally {
        stops.delete(n);
      }
    },
    stop: (n) => stops.get(n)?.abort(),
    ping() {},
    probe: (folder) => saver().probe(folder),
    rest: () => saver().rest(),
    reconnect() {
      proxies.forget();
      saver().reconnect();
    },
    thumbnail: (photo) => saver().thumbnail(photo),
    portrait: (url, folder) => saver().portrait(url, folder),
    async close() {
      await opened?.close();
      tell();
    },
  };
  const engine = createBirpc<EngineCalls, AsyncCalls<SaverCalls>>(calls, {
    post: gatherMessages(channel.post),
    on: (receive) =>
      channel.onMessage((messages) => {
        for (const message of messages as unknown[]) receive(message);
      }),
    // The record takes its time; should the engine end, this process ends with it.
    timeout: -1,
  });
  const proxies = createProxyMemory(clock, (url) => engine.proxyFor(url));
}

/** The same calls, answered at once or later. */
type AsyncCalls<Calls> = {
  [K in keyof Calls]: Calls[K] extends (...input: infer Input) => infer Answer
    ? (...input: Input) => Answer | Promise<Answer>
    : never;
};

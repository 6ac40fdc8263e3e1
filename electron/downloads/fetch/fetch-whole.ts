import type { Clock } from '../../../contract/clock';
import type { WholePhoto } from '../../../contract/photo';
import type { FetchOutcome, PhotoTaker } from './fetch-photo';
import type { FetchFailure } from './http-answer';
import type { StructureProblem } from '../images/image-structure';
import type { KeptPartials, PartialPhoto } from '../parts/kept-partials';
import { createPartWriter } from '../parts/part-writer';

/** Requests for one photo, one after another, before its turn is over. */
const MAX_TAKES = 6;
/** The pause before a photo that broke off is gone on with; twice as long each time, with full jitter. */
const FIRST_PAUSE_MS = 100;

export interface TakePorts {
  clock: Clock;
  random(): number;
  partials: KeptPartials;
  fetch(url: string, taker: PhotoTaker, signal: AbortSignal): Promise<FetchOutcome>;
  /** Calls `listener` when connections are made anew; the answer ends that. */
  onReconnect(listener: () => void): () => void;
}

/** What is fetched, and where to. */
export interface Wanted {
  /** One string for the photo: what is kept of it is found again by that. */
  photo: string;
  /** The same for other runs: the name of its `.part` file begins with that. */
  identity: string;
  url: string;
  folder: string;
}

export type TakeOutcome =
  | { kind: 'whole'; whole: WholePhoto }
  | { kind: 'stopped' }
  | { kind: 'failed'; failure: FetchFailure }
  /** The bytes are not a whole image. `framed`: they ended where they were meant to. */
  | { kind: 'problem'; problem: StructureProblem; framed: boolean }
  /** The file system refused. */
  | { kind: 'disk'; error: unknown };

/**
 * Fetches a photo into a `.part` file, whole and flushed. Where it breaks off it is gone on with, in
 * this turn as long as each request brings it further, and else in a later one: the same bytes, or
 * all of them anew, never pieces of two. Other failures leave nothing behind.
 */
export async function fetchWhole(
  { photo, identity, url, folder }: Wanted,
  signal: AbortSignal,
  ports: TakePorts,
): Promise<TakeOutcome> {
  const removals: Promise<void>[] = [];
  const fresh = (): PartialPhoto => ({
    url,
    folder,
    writer: createPartWriter(folder, identity),
    source: null,
  });
  let partial = (await ports.partials.takeBack(photo, url, folder)) ?? fresh();
  const startOver = () => {
    removals.push(partial.writer.discard());
    partial = fresh();
  };
  const taker: PhotoTaker = {
    resumeAt(from) {
      const { source, writer } = partial;
      if (source?.href !== from.href || writer.bytes() === 0) return null;
      return { offset: writer.bytes(), etag: source.etag, total: source.total };
    },
    begin(body, from) {
      if (body.start === 0 && partial.writer.bytes() > 0) startOver();
      const { etag, total } = body;
      partial.source = etag === null ? null : { href: from.href, etag, total };
    },
    take: (piece) => partial.writer.take(piece),
  };

  let furthest = partial.writer.bytes();
  for (let take = 1; ; take += 1) {
    const { outcome, isInterrupted } = await takeOnce(url, taker, signal, ports);
    const { writer } = partial;
    if (isInterrupted) continue;
    if (outcome.kind === 'start-over') startOver();
    if (take < MAX_TAKES && outcome.kind === 'start-over') continue;
    const hasProgress = writer.bytes() > furthest && partial.source !== null;
    if (hasBrokenOff(outcome, writer.isWhole) && hasProgress && take < MAX_TAKES) {
      furthest = writer.bytes();
      await pause(ports.random() * FIRST_PAUSE_MS * 2 ** (take - 1), signal, ports.clock);
      continue;
    }
    const result = await conclude(outcome);
    await Promise.all(removals);
    return result;
  }

  async function conclude(outcome: FetchOutcome): Promise<TakeOutcome> {
    const { writer } = partial;
    if (writer.error()) return removed({ kind: 'disk', error: writer.error() });
    if (outcome.kind === 'start-over') return removed({ kind: 'failed', failure: CONFUSED });
    if (outcome.kind === 'stopped' || outcome.kind === 'failed') {
      const isOver =
        outcome.kind === 'failed' && ['refused', 'expired'].includes(outcome.failure.kind);
      if (isOver) return removed(outcome);
      await ports.partials.keep(photo, partial);
      return outcome;
    }
    const whole = await writer.finish();
    if (whole) return { kind: 'whole', whole };
    const problem = writer.problem();
    if (writer.error() || !problem) return removed({ kind: 'disk', error: writer.error() });
    const framed = outcome.kind === 'unwanted' || outcome.framed;
    return removed({ kind: 'problem', problem, framed });
  }

  async function removed(result: TakeOutcome): Promise<TakeOutcome> {
    await partial.writer.discard();
    return result;
  }
}

/** One request, redirects included. `isInterrupted`: it ended because connections are made anew. */
async function takeOnce(
  url: string,
  taker: PhotoTaker,
  signal: AbortSignal,
  ports: TakePorts,
): Promise<{ outcome: FetchOutcome; isInterrupted: boolean }> {
  const take = new AbortController();
  const stop = () => take.abort();
  if (signal.aborted) stop();
  signal.addEventListener('abort', stop, { once: true });
  const unsubscribe = ports.onReconnect(stop);
  const outcome = await ports.fetch(url, taker, take.signal);
  signal.removeEventListener('abort', stop);
  unsubscribe();
  return { outcome, isInterrupted: outcome.kind === 'stopped' && !signal.aborted };
}

/** Whether more bytes may follow where these ended. */
function hasBrokenOff(outcome: FetchOutcome, isWhole: () => boolean): boolean {
  if (outcome.kind === 'fetched') return !outcome.framed && !isWhole();
  return outcome.kind === 'failed' && ['cut', 'stalled'].includes(outcome.failure.code);
}

/** Waits, but not once `signal` is aborted. */
function pause(ms: number, signal: AbortSignal, clock: Clock): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      cancel();
      signal.removeEventListener('abort', end);
      resolve();
    };
    const cancel = clock.setTimer(ms, end);
    signal.addEventListener('abort', end, { once: true });
    if (signal.aborted) end();
  });
}

const CONFUSED: FetchFailure = {
  kind: 'trouble',
  code: 'cut',
  message: 'The photo server sends parts of the photo that do not fit together.',
  retryAfterMs: null,
};

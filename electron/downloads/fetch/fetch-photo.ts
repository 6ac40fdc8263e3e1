import type { Dispatcher } from 'undici';
import type { Clock } from '../../../contract/clock';
import { judgeUrl } from './address';
import { type FetchFailure, type PhotoBody, readAnswer, tooLarge } from './http-answer';
import { ConnectFailure } from './photo-agent';
import { rangeHeaders, type ResumePoint } from './resume-point';

export interface FetchLimits {
  /** A photo may have this many bytes. */
  maxBytes: number;
  /** Fewer than `stallBytes` bytes within `stallMs` are a stall. */
  stallMs: number;
  stallBytes: number;
}

export const FETCH_LIMITS: FetchLimits = {
  maxBytes: 64 * 1024 * 1024,
  stallMs: 30_000,
  // A server that trickles single bytes is as silent as one that says nothing.
  stallBytes: 4096,
};

const MAX_REDIRECTS = 5;
/** The body of an answer without a photo is read up to here, to keep the connection. */
const MAX_DRAIN_BYTES = 64 * 1024;

/** What requests go through. */
export type PhotoDispatcher = Pick<Dispatcher, 'dispatch'>;

export interface FetchPorts {
  /** What a request to this address goes through, asked at each hop. */
  agentFor(url: URL): Promise<PhotoDispatcher>;
  clock: Clock;
  loopbackOrigin: string | null;
  limits: FetchLimits;
  /** Called for every HTTP request, redirects included. */
  onRequest(): void;
  /** Called with the number of bytes of each piece of a photo. */
  onBytes(bytes: number): void;
}

/** Who takes a photo as it comes, and knows what of it is here already. */
export interface PhotoTaker {
  /** Where to go on with what this address has sent before; null = it is wanted from its beginning. */
  resumeAt(url: URL): ResumePoint | null;
  /** Bytes of the photo follow: from its beginning, or from where `resumeAt` said. */
  begin(body: PhotoBody, url: URL): void;
  /**
   * Takes the next piece; false = no more is wanted (the taker knows why). While a promise is pending,
   * the connection is paused.
   */
  take(piece: Buffer): boolean | Promise<boolean>;
}

export type FetchOutcome =
  /** The body came to its end. `framed`: its end was told, so that an early one would have been seen. */
  | { kind: 'fetched'; framed: boolean }
  /** It cannot be gone on with what is here: it is to be asked for from its beginning. */
  | { kind: 'start-over' }
  /** The taker wanted no more. */
  | { kind: 'unwanted' }
  /** `signal` was aborted. */
  | { kind: 'stopped' }
  | { kind: 'failed'; failure: FetchFailure };

/**
 * Fetches a photo, or the rest of one, without any credential: http and https only, every hop of at
 * most five redirects judged before a byte is sent, nothing unpacked, bounded in size and silence.
 */
export async function fetchPhoto(
  address: string,
  taker: PhotoTaker,
  signal: AbortSignal,
  ports: FetchPorts,
): Promise<FetchOutcome> {
  let base: URL | null = null;
  let next = address;
  for (let hop = 0; hop <= MAX_REDIRECTS; hop += 1) {
    const judged = judgeUrl(next, base, ports.loopbackOrigin);
    if (!judged.ok) return failed('refused', judged.code, judged.message);
    let agent: PhotoDispatcher;
    try {
      agent = await ports.agentFor(judged.url);
    } catch (error) {
      return fromError(error);
    }
    const outcome = await requestOnce(judged.url, agent, taker, signal, ports);
    if (outcome.kind !== 'redirect') return outcome;
    base = judged.url;
    next = outcome.location;
  }
  return failed('refused', 'redirects', 'The address of the photo leads on and on.');
}

type HopOutcome = FetchOutcome | { kind: 'redirect'; location: string };

const HEADERS = { accept: '*/*', 'accept-encoding': 'identity', 'user-agent': 'Proofsheet' };

function requestOnce(
  url: URL,
  agent: PhotoDispatcher,
  taker: PhotoTaker,
  signal: AbortSignal,
  ports: FetchPorts,
): Promise<HopOutcome> {
  const { clock, limits } = ports;
  return new Promise((resolve) => {
    let controller: Dispatcher.DispatchController | null = null;
    let settled = false;
    /** What an answer without a photo comes to, whatever becomes of the rest of its body. */
    let answer: HopOutcome | null = null;
    let body: PhotoBody | null = null;
    let received = 0;
    let receivedBefore = 0;
    let cancelWatch: (() => void) | null = null;
    const resume = taker.resumeAt(url);

    const settle = (outcome: HopOutcome) => {
      if (settled) return;
      settled = true;
      cancelWatch?.();
      signal.removeEventListener('abort', onAbort);
      resolve(outcome);
    };
    const cut = (outcome: HopOutcome) => {
      settle(outcome);
      controller?.abort(new Error(outcome.kind));
    };
    const onAbort = () => cut({ kind: 'stopped' });
    const watch = () => {
      cancelWatch = clock.setTimer(limits.stallMs, () => {
        const moving = received - receivedBefore >= limits.stallBytes || controller?.paused;
        receivedBefore = received;
        if (moving) watch();
        else cut(answer ?? failed('trouble', 'stalled', STALLED));
      });
    };

    if (signal.aborted) return settle({ kind: 'stopped' });
    signal.addEventListener('abort', onAbort, { once: true });
    watch();
    ports.onRequest();
    const headers = resume ? { ...HEADERS, ...rangeHeaders(resume) } : HEADERS;
    agent.dispatch(
      { origin: url.origin, path: url.pathname + url.search, method: 'GET', headers },
      {
        onRequestStart(started) {
          controller = started;
          if (settled) started.abort(new Error('no longer wanted'));
        },
        onResponseStart(_controller, status, fields) {
          if (status < 200 || settled) return;
          const head = readAnswer(status, fields, limits.maxBytes, clock.now(), resume);
          if (head.kind === 'photo') {
            body = head.body;
            taker.begin(body, url);
          } else if (head.kind === 'failure') {
            answer = { kind: 'failed', failure: head.failure };
            if (status === 200 || status === 206) cut(answer);
          } else {
            answer = head;
            // What follows may be the whole photo once more.
            if (head.kind === 'start-over') cut(answer);
          }
        },
        onResponseData(current, piece) {
          if (settled) return;
          received += piece.length;
          if (!body) {
            if (received > MAX_DRAIN_BYTES && answer) cut(answer);
            return;
          }
          const at = body.start + received;
          if (at > limits.maxBytes) {
            return cut(failed('refused', 'too-large', tooLarge(limits.maxBytes)));
          }
          if (body.end !== null && at > body.end) return cut({ kind: 'start-over' });
          ports.onBytes(piece.length);
          const wanted = taker.take(piece);
          if (wanted === true) return;
          if (wanted === false) return cut({ kind: 'unwanted' });
          current.pause();
          void wanted.then((isWanted) => (isWanted ? current.resume() : cut({ kind: 'unwanted' })));
        },
        onResponseEnd() {
          if (!body) return settle(answer ?? failed('trouble', 'cut', CUT));
          const at = body.start + received;
          const isAll = at >= (body.end ?? at) && at >= (body.total ?? at);
          settle(isAll ? { kind: 'fetched', framed: isFramed(body) } : CUT_OFF);
        },
        onResponseError(_controller, error) {
          settle(answer ?? fromError(error));
        },
      },
    );
  });
}

const STALLED = 'The photo server went silent.';
const CUT = 'The connection broke before the photo was whole.';
const CUT_OFF = failed('trouble', 'cut', CUT);

function isFramed(body: PhotoBody): boolean {
  return body.framed || body.total !== null;
}

function fromError(error: unknown): FetchOutcome {
  if (error instanceof ConnectFailure) {
    return failed(error.code === 'address' ? 'refused' : 'unreachable', error.code, error.message);
  }
  return CUT_OFF;
}

function failed(kind: FetchFailure['kind'], code: string, message: string): FetchOutcome {
  return { kind: 'failed', failure: { kind, code, message, retryAfterMs: null } };
}

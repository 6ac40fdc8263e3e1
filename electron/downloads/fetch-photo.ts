import type { IncomingHttpHeaders } from 'node:http';
import type { Dispatcher } from 'undici';
import type { Clock } from '../../contract/clock';
import { judgeUrl } from './address';
import { type FetchFailure, readAnswer, tooLarge } from './http-answer';
import { ConnectFailure } from './photo-agent';

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

export interface FetchPorts {
  agent: Dispatcher;
  clock: Clock;
  loopbackOrigin: string | null;
  limits: FetchLimits;
  /** Called for every HTTP request, redirects included. */
  onRequest(): void;
  /** Called with the number of bytes of each piece of a photo. */
  onBytes(bytes: number): void;
}

/**
 * Takes the pieces of a photo in their order; false = no more is wanted (the taker knows why). While
 * a promise is pending, the connection is paused.
 */
export type TakePiece = (piece: Buffer) => boolean | Promise<boolean>;

export type FetchOutcome =
  /** The whole body came. `framed`: its length was told, so that an early end would have been seen. */
  | { kind: 'fetched'; framed: boolean }
  /** The taker wanted no more. */
  | { kind: 'unwanted' }
  /** `signal` was aborted. */
  | { kind: 'stopped' }
  | { kind: 'failed'; failure: FetchFailure };

/**
 * Fetches a photo without any credential: http and https only, every hop of at most five redirects
 * judged before a byte is sent, nothing unpacked, bounded in size and silence.
 */
export async function fetchPhoto(
  address: string,
  take: TakePiece,
  signal: AbortSignal,
  ports: FetchPorts,
): Promise<FetchOutcome> {
  let base: URL | null = null;
  let next = address;
  for (let hop = 0; hop <= MAX_REDIRECTS; hop += 1) {
    const judged = judgeUrl(next, base, ports.loopbackOrigin);
    if (!judged.ok) return failed('refused', judged.code, judged.message);
    const outcome = await requestOnce(judged.url, take, signal, ports);
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
  take: TakePiece,
  signal: AbortSignal,
  ports: FetchPorts,
): Promise<HopOutcome> {
  const { clock, limits } = ports;
  return new Promise((resolve) => {
    let controller: Dispatcher.DispatchController | null = null;
    let settled = false;
    /** What the answer comes to once its body has ended. */
    let answer: HopOutcome | null = null;
    let isPhoto = false;
    let received = 0;
    let receivedBefore = 0;
    let cancelWatch: (() => void) | null = null;

    // A redirect or refusal stands, whatever becomes of the rest of its body.
    const answerWithoutPhoto = () => (isPhoto ? null : answer);
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
        else cut(answerWithoutPhoto() ?? failed('trouble', 'stalled', STALLED));
      });
    };

    if (signal.aborted) return settle({ kind: 'stopped' });
    signal.addEventListener('abort', onAbort, { once: true });
    watch();
    ports.onRequest();
    ports.agent.dispatch(
      { origin: url.origin, path: url.pathname + url.search, method: 'GET', headers: HEADERS },
      {
        onRequestStart(started) {
          controller = started;
          if (settled) started.abort(new Error('no longer wanted'));
        },
        onResponseStart(_controller, status, headers) {
          if (status < 200 || settled) return;
          const head = readAnswer(status, headers, limits.maxBytes, clock.now());
          isPhoto = head.kind === 'photo';
          if (head.kind === 'photo') answer = { kind: 'fetched', framed: isFramed(headers) };
          else if (head.kind === 'redirect') answer = head;
          else answer = { kind: 'failed', failure: head.failure };
          if (head.kind === 'failure' && status === 200) cut(answer);
        },
        onResponseData(current, piece) {
          if (settled) return;
          received += piece.length;
          if (!isPhoto) {
            if (received > MAX_DRAIN_BYTES && answer) cut(answer);
            return;
          }
          if (received > limits.maxBytes) {
            return cut(failed('refused', 'too-large', tooLarge(limits.maxBytes)));
          }
          ports.onBytes(piece.length);
          const wanted = take(piece);
          if (wanted === true) return;
          if (wanted === false) return cut({ kind: 'unwanted' });
          current.pause();
          void wanted.then((isWanted) => (isWanted ? current.resume() : cut({ kind: 'unwanted' })));
        },
        onResponseEnd() {
          settle(answer ?? failed('trouble', 'cut', CUT));
        },
        onResponseError(_controller, error) {
          settle(answerWithoutPhoto() ?? fromError(error));
        },
      },
    );
  });
}

const STALLED = 'The photo server went silent.';
const CUT = 'The connection broke before the photo was whole.';

function isFramed(headers: IncomingHttpHeaders): boolean {
  return headers['content-length'] !== undefined || headers['transfer-encoding'] !== undefined;
}

function fromError(error: Error): FetchOutcome {
  if (error instanceof ConnectFailure) {
    return failed(error.code === 'address' ? 'refused' : 'unreachable', error.code, error.message);
  }
  return failed('trouble', 'cut', CUT);
}

function failed(kind: FetchFailure['kind'], code: string, message: string): FetchOutcome {
  return { kind: 'failed', failure: { kind, code, message, retryAfterMs: null } };
}

import type { IncomingHttpHeaders } from 'node:http';
import { parseRetryAfter } from '../../contract/retry-after';

/**
 * Why no photo came. `refused`: it never will · `expired`: the URL is gone, a fresh one may exist ·
 * `unreachable`: no connection, nobody's fault · `rate-limited`: the server wants a pause ·
 * `trouble`: this try failed, a later one may not.
 */
export type FetchFailureKind = 'refused' | 'expired' | 'unreachable' | 'rate-limited' | 'trouble';

export interface FetchFailure {
  kind: FetchFailureKind;
  /** Stable; `message` is for the operator. */
  code: string;
  message: string;
  /** The pause that the server asked for, in ms; null = none. */
  retryAfterMs: number | null;
}

export type HttpAnswer =
  | { kind: 'photo' }
  | { kind: 'redirect'; location: string }
  | { kind: 'failure'; failure: FetchFailure };

/** What the head of an answer means for the photo that was asked for. */
export function readAnswer(
  status: number,
  headers: IncomingHttpHeaders,
  maxBytes: number,
  now: number,
): HttpAnswer {
  const retryAfterMs = parseRetryAfter(headers['retry-after'] ?? null, now)?.ms ?? null;
  const fail = (kind: FetchFailureKind, code: string, message: string): HttpAnswer => ({
    kind: 'failure',
    failure: { kind, code, message, retryAfterMs },
  });
  if (status === 200) {
    const encoding = headers['content-encoding']?.trim().toLowerCase() || 'identity';
    if (encoding !== 'identity') {
      // Asked not to; nothing is unpacked, so nothing can be a bomb.
      return fail('refused', 'encoded', 'The server sent the photo packed, although asked not to.');
    }
    if (Number(headers['content-length']) > maxBytes) {
      return fail('refused', 'too-large', tooLarge(maxBytes));
    }
    return { kind: 'photo' };
  }
  if ([301, 302, 303, 307, 308].includes(status) && headers.location) {
    return { kind: 'redirect', location: headers.location };
  }
  if (status === 403 || status === 404 || status === 410) {
    return fail('expired', `http-${status}`, `The address of the photo has expired (${status}).`);
  }
  if (status === 429 || (status === 503 && retryAfterMs !== null)) {
    return fail('rate-limited', `http-${status}`, `The photo server asks for a pause (${status}).`);
  }
  if (status >= 500 || status === 408 || status === 425) {
    return fail('trouble', `http-${status}`, `The photo server is in trouble (${status}).`);
  }
  return fail('refused', `http-${status}`, `The photo server did not send a photo (${status}).`);
}

export function tooLarge(maxBytes: number): string {
  return `The photo is larger than ${Math.round(maxBytes / 1024 / 1024)} MB, so it was not saved.`;
}

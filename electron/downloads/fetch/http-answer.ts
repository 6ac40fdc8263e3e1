import type { IncomingHttpHeaders } from 'node:http';
import { parseRetryAfter } from '../../../contract/retry-after';
import { readContentRange, strongTag } from './resume-point';
import type { ResumePoint } from './resume-point';

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

/** What the head of an answer tells of the bytes of a photo that follow it. */
export interface PhotoBody {
  /** Where in the photo they begin: 0, or exactly where they were asked to. */
  start: number;
  /** Where they end, this byte not included; null = not told. */
  end: number | null;
  /** Bytes of the whole photo; null = not told. */
  total: number | null;
  /** Strong, and good for going on from where these bytes break off; null = there is none. */
  etag: string | null;
  /** How they end was told, so that an early end is seen. */
  framed: boolean;
}

export type HttpAnswer =
  | { kind: 'photo'; body: PhotoBody }
  | { kind: 'redirect'; location: string }
  /** What is here cannot be gone on with: it is to be asked for from its beginning. */
  | { kind: 'start-over' }
  | { kind: 'failure'; failure: FetchFailure };

/**
 * What the head of an answer means for the photo that was asked for. `resume`: the request asked for
 * what follows that point (RFC 9110, 14.2), on the condition that the photo is still the same (13.1.5).
 */
export function readAnswer(
  status: number,
  headers: IncomingHttpHeaders,
  maxBytes: number,
  now: number,
  resume: ResumePoint | null,
): HttpAnswer {
  const field = (name: string) => readField(headers, name);
  const retryAfterMs = parseRetryAfter(field('retry-after'), now)?.ms ?? null;
  const fail = (kind: FetchFailureKind, code: string, message: string): HttpAnswer => ({
    kind: 'failure',
    failure: { kind, code, message, retryAfterMs },
  });
  const packed = (field('content-encoding')?.trim().toLowerCase() || 'identity') !== 'identity';
  const length = readLength(field('content-length'));
  const framed = length !== null || field('transfer-encoding') !== null;
  if (status === 200) {
    // Asked not to; nothing is unpacked, so nothing can be a bomb.
    if (packed) {
      return fail('refused', 'encoded', 'The server sent the photo packed, although asked not to.');
    }
    if (length !== null && length > maxBytes) {
      return fail('refused', 'too-large', tooLarge(maxBytes));
    }
    const noRanges = field('accept-ranges')?.trim().toLowerCase() === 'none';
    const etag = noRanges ? null : strongTag(field('etag'));
    return { kind: 'photo', body: { start: 0, end: length, total: length, etag, framed } };
  }
  if (status === 206 && resume) {
    const range = readContentRange(field('content-range'));
    const etag = field('etag');
    // Several ranges in one answer have no Content-Range of their own, and were not asked for.
    const fits =
      range?.start === resume.offset &&
      (range.total === null || resume.total === null || range.total === resume.total) &&
      (length === null || length === range.end - range.start) &&
      (etag === null || etag === resume.etag) &&
      !packed;
    if (!fits) return { kind: 'start-over' };
    const total = range.total ?? resume.total;
    if (total !== null && total > maxBytes) {
      return fail('refused', 'too-large', tooLarge(maxBytes));
    }
    return { kind: 'photo', body: { ...range, total, etag: resume.etag, framed } };
  }
  if (resume && status === 416) return { kind: 'start-over' };
  const location = field('location');
  if ([301, 302, 303, 307, 308].includes(status) && location) {
    return { kind: 'redirect', location };
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

/** A header sent several times counts as one list (RFC 9110, 5.3). */
function readField(headers: IncomingHttpHeaders, name: string): string | null {
  const value = headers[name];
  return Array.isArray(value) ? value.join(', ') : (value ?? null);
}

function readLength(text: string | null): number | null {
  return text !== null && /^\d{1,15}$/.test(text) ? Number(text) : null;
}

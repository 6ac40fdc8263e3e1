// What tests make the sandbox do wrong: a small script of faults, read by the two handlers.

import type { ApiErrorCode } from './answers';

/** A `Retry-After` header: seconds, a date so far from now (negative = past), or any text. */
export type RetryAfter = { seconds: number } | { dateInMs: number } | { text: string };

/** How a body is cut: closed in order, reset, or followed by silence on an open connection. */
export type CutBy = 'fin' | 'rst' | 'silence';

/** How `Range` is answered: as if it were not there, by another range, by none, or by lies about one. */
export type RangeFault =
  /** 200 and the whole photo. */
  | 'ignored'
  /** 206 with the first 100 bytes, whatever was asked for. */
  | 'wrong'
  /** 416. */
  | 'refused'
  /** 206 with the range asked for, labelled as one that begins a byte later. */
  | 'mislabelled'
  /** 206 with the range asked for, of a photo that is said to be a byte longer. */
  | 'resized'
  /** 206 with the range asked for, without a word on which it is. */
  | 'unlabelled'
  /** 206 with the range asked for, of other bytes under another ETag, whatever `If-Range` says. */
  | 'replaced'
  /** The range asked for, cut short by an orderly end, with lengths that agree. */
  | 'short';

/** How the items of a batch answer are changed. */
export type ItemsChange =
  'reversed' | 'repeated' | 'first-missing' | 'extra' | 'with-null' | 'first-12' | 'none';

export type ApiFault =
  /** An error body; the code decides the status unless one is given. */
  | {
      kind: 'error';
      code: ApiErrorCode;
      status?: number;
      message?: string;
      retryAfter?: RetryAfter;
    }
  /** Any status with any body; HTML under 200 is a captive portal. */
  | { kind: 'body'; body: string; status?: number; type?: string; retryAfter?: RetryAfter }
  /** The right answer, of which only the first bytes arrive (half of it, unless told). */
  | { kind: 'cut'; atByte?: number; by?: CutBy }
  /** Valid JSON of about this many bytes: the right answer, padded. */
  | { kind: 'oversized'; bytes: number }
  | { kind: 'items'; change: ItemsChange }
  | { kind: 'redirect'; location: string; status?: 301 | 302 | 303 | 307 | 308 }
  /** The connection is reset before a byte is sent. */
  | { kind: 'reset' }
  /** The request is read and never answered. */
  | { kind: 'silence' };

export type PhotoFault =
  | { kind: 'status'; status: number; retryAfter?: RetryAfter }
  | { kind: 'redirect'; location: string; status?: 301 | 302 | 303 | 307 | 308 }
  /** Other bytes with 200; the label stays the photo's own unless given. */
  | { kind: 'body'; body: string | Buffer; type?: string; encoding?: string }
  /** The right bytes under another label. */
  | { kind: 'label'; type: string }
  /** The first bytes, as a complete answer with a length that agrees. */
  | { kind: 'truncated'; atByte: number }
  /** The connection ends after so many bytes of the body. */
  | {
      kind: 'cut';
      atByte: number;
      by?: CutBy;
      /** How the end of the body is announced: a length, chunks, or not at all. */
      length?: 'declared' | 'chunked' | 'none';
      gzip?: boolean;
      /** The validator that comes with it: strong unless told. */
      etag?: 'strong' | 'weak' | 'none';
    }
  /** The photo without its end, then zeros without end. */
  | { kind: 'endless' }
  | { kind: 'slow'; bytesPerSecond: number }
  | { kind: 'range'; how: RangeFault }
  | { kind: 'weak-etag' }
  /** The file was replaced: other bytes, another ETag. */
  | { kind: 'replaced' }
  | { kind: 'reset' }
  | { kind: 'silence' };

type AccountFault = Extract<
  ApiErrorCode,
  | 'token_mismatched'
  | 'no_token'
  | 'invalid_token'
  | 'token_expired'
  | 'used_up'
  | 'disabled'
  | 'forbidden'
>;

export interface Faults {
  /** Every answer, photos too, waits this long; ms. */
  latencyMs: number;
  /** Refuses every request of the API with this code, whatever the token. */
  account: AccountFault | null;
  /** What a single retrieve of an unknown ID answers: 200 `{}`, or 404 `not_found`. */
  missing: 'empty' | 'not_found';
  /** A batch that holds one of these IDs is refused whole (400 `bad_request`); alone they are too. */
  readonly poison: Set<string>;
  /** The next answers of the API, in order; each is used `times` times, once unless told. */
  readonly api: { times?: number; answer: ApiFault }[];
  /** Makes the photos of a task ID, at a URL's path, or all (`*`) go wrong, for so many requests. */
  photo(target: string, fault: PhotoFault, times?: number): void;
  /** The task's photo URLs handed out so far answer this status; the task's next answer has fresh ones. */
  expire(taskId: string, status?: 403 | 404 | 410): void;
  /** Takes back every fault, except that expired URLs stay expired. */
  clear(): void;
}

/** What the handlers ask of the script. */
export interface FaultScript extends Faults {
  takeApiFault(batch: boolean): ApiFault | undefined;
  takePhotoFault(taskId: string, path: string): PhotoFault | undefined;
  edition(taskId: string): number;
  /** The status that an outdated photo URL answers; undefined while the URL is current. */
  expired(taskId: string, edition: number): number | undefined;
}

/** A script without faults. */
export function createFaults(): FaultScript {
  let photos: { target: string; fault: PhotoFault; left: number }[] = [];
  const expiries = new Map<string, { edition: number; status: number }>();
  return {
    latencyMs: 0,
    account: null,
    missing: 'empty',
    poison: new Set(),
    api: [],
    photo(target, fault, times = Infinity) {
      const path = /^https?:/.test(target) ? new URL(target).pathname : target;
      photos.push({ target: path, fault, left: times });
    },
    expire(taskId, status = 404) {
      expiries.set(taskId, { edition: this.edition(taskId) + 1, status });
    },
    clear() {
      this.latencyMs = 0;
      this.account = null;
      this.missing = 'empty';
      this.poison.clear();
      this.api.length = 0;
      photos = [];
    },
    takeApiFault(batch) {
      const index = this.api.findIndex(({ answer }) => answer.kind !== 'items' || batch);
      const next = this.api[index];
      if (!next) return undefined;
      const times = (next.times ?? 1) - 1;
      this.api.splice(index, 1, ...(times > 0 ? [{ ...next, times }] : []));
      return next.answer;
    },
    takePhotoFault(taskId, path) {
      const next = photos.find(
        ({ target, left }) => left > 0 && (target === '*' || target === taskId || target === path),
      );
      if (next) next.left -= 1;
      return next?.fault;
    },
    edition: (taskId) => expiries.get(taskId)?.edition ?? 1,
    expired(taskId, edition) {
      const expiry = expiries.get(taskId);
      return expiry && edition < expiry.edition ? expiry.status : undefined;
    },
  };
}

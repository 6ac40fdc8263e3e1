import type { ApiFailure, ApiFailureKind } from '../../contract/api-outcome';
import { parseRetryAfter } from '../../contract/retry-after';
import { isRecord, parseError, parseErrorBody } from './wire';

/** An HTTP answer, read to its end. */
export interface Answer {
  status: number;
  /** The body as UTF-8 text. */
  text: string;
  contentType: string | null;
  retryAfter: string | null;
}

/** Codes by which the API says that it does not know an ID, whatever the HTTP status. */
const UNKNOWN_ID_CODES = new Set(['task_not_found', 'not_found']);

const KIND_BY_CODE = new Map<string, ApiFailureKind>([
  ['no_token', 'token'],
  ['invalid_token', 'token'],
  ['token_expired', 'token'],
  ['token_mismatched', 'token'],
  ['used_up', 'used-up'],
  ['disabled', 'disabled'],
  ['forbidden', 'disabled'],
  ['no_api', 'no-api'],
  ['bad_request', 'request'],
  ['api_not_implemented', 'request'],
  ['task_not_found', 'request'],
  ['not_found', 'request'],
  ['too_many_requests', 'rate-limited'],
  ['api_error', 'server'],
  ['timeout', 'server'],
]);

/** Said when the server gave no reason of its own. */
const MESSAGES: Record<ApiFailureKind, string> = {
  token: 'The API does not accept this token.',
  'used-up': 'The balance of this account is used up.',
  disabled: 'The API refuses this account or this service.',
  'no-api': 'There is no photo API at this address, or the service is gone.',
  request: 'The API refuses this question.',
  'rate-limited': 'The API was asked too often and wants a pause.',
  server: 'The API has trouble of its own.',
  offline: 'The API cannot be reached.',
};

/**
 * What a failed answer means, by its code first, then by its HTTP status. `body` is its JSON, undefined
 * where there was none; `now` in ms. The rules are the vendor's page and what its services were seen to
 * send: `error` as an object, as a bare string or null, `detail`, web pages from a proxy.
 */
export function classify(answer: Answer, body: unknown, now: number): ApiFailure {
  const { code, message, traceId } = readError(body);
  const wait = parseRetryAfter(answer.retryAfter, now);
  const about = (kind: ApiFailureKind, ownCode: string, ownMessage: string): ApiFailure => ({
    kind,
    code: code ?? ownCode,
    message: message ?? ownMessage,
    traceId,
    status: answer.status,
    retryAfterMs: wait?.ms ?? null,
    retryAfterCapped: wait?.capped ?? false,
  });

  const known = code === null ? undefined : KIND_BY_CODE.get(code.toLowerCase());
  if (known !== undefined) return about(known, '', MESSAGES[known]);
  if (answer.status < 300) return aboutSuccess(answer, body, about);
  if (answer.status < 400 || answer.status === 407 || answer.status === 511) {
    // Redirects are never followed: the token would travel along.
    const message = 'Something between this computer and the API answers in its place.';
    return about('offline', `http_${answer.status}`, message);
  }
  const kind = kindByStatus(answer.status, body);
  return about(kind, `http_${answer.status}`, MESSAGES[kind]);
}

/** The failure of a call that brought no whole answer: `code` is ours, `message` for the operator. */
export function noAnswer(kind: ApiFailureKind, code: string, message: string): ApiFailure {
  return {
    kind,
    code,
    message,
    traceId: null,
    status: null,
    retryAfterMs: null,
    retryAfterCapped: false,
  };
}

/**
 * Whether a failure, got for one ID alone, means that the API does not know that ID. A 404 of kind
 * `request` does: `classify` gives it only to answers in the API's own form, see `kindByStatus`.
 */
export function saysUnknownId(failure: ApiFailure): boolean {
  if (failure.kind !== 'request') return false;
  return failure.status === 404 || UNKNOWN_ID_CODES.has(failure.code.toLowerCase());
}

/** Whether the body of a 2xx answer is an error in disguise. */
export function isErrorBody(body: unknown): boolean {
  if (!isRecord(body)) return false;
  const { code, message } = readError(body);
  return body['success'] === false || (body['error'] != null && (code ?? message) !== null);
}

function aboutSuccess(
  answer: Answer,
  body: unknown,
  about: (kind: ApiFailureKind, code: string, message: string) => ApiFailure,
): ApiFailure {
  if (body !== undefined) return about('request', 'refused', MESSAGES.request);
  if (/text\/html/i.test(answer.contentType ?? '') || answer.text.trimStart().startsWith('<')) {
    const message = 'A web page came instead of an answer: does this network want you to sign in?';
    return about('offline', 'captive_portal', message);
  }
  return about('server', 'not_json', 'The answer of the API cannot be read.');
}

function kindByStatus(status: number, body: unknown): ApiFailureKind {
  if (status >= 500 || status === 408 || status === 425) return 'server';
  if (status === 401) return 'token';
  if (status === 402) return 'used-up';
  if (status === 403) return 'disabled';
  if (status === 429) return 'rate-limited';
  // A 404 without a known code is ambiguous. In the API's own form it comes from the API, so it speaks
  // of the ID. In any other form (a web page, `{"detail":"Not Found"}` of a foreign server) it speaks
  // of the address: stopping with one clear message beats calling every task missing.
  if (status === 404) return isOwnForm(body) ? 'request' : 'no-api';
  if (status === 405 || status === 410) return 'no-api';
  return 'request'; // 400, 413, 422 and their like.
}

function isOwnForm(body: unknown): boolean {
  const own = parseErrorBody(body);
  if (own === null) return false;
  return own.success === false || own.trace_id !== null || parseError(own.error)?.code != null;
}

function readError(body: unknown): Pick<ApiFailure, 'traceId'> & {
  code: string | null;
  message: string | null;
} {
  const own = parseErrorBody(body);
  if (own === null) return { code: null, message: null, traceId: null };
  const error = parseError(own.error);
  const message = error?.message ?? asText(own.error) ?? asText(own.detail) ?? own.message;
  return { code: tidy(error?.code ?? own.code), message: tidy(message), traceId: own.trace_id };
}

/** Text as it is; what a framework puts under `detail` (lists of objects) as JSON. */
function asText(value: unknown): string | null {
  if (typeof value === 'string') return value;
  if (value === undefined || value === null || parseError(value)?.code != null) return null;
  try {
    return JSON.stringify(value);
  } catch {
    return null; // Nested deeper than the call stack.
  }
}

/** One line of at most 500 characters; null when nothing is left. */
function tidy(text: string | null): string | null {
  const line =
    text
      ?.replace(/\p{Cc}+/gu, ' ')
      .trim()
      .slice(0, 500) ?? '';
  return line === '' ? null : line;
}

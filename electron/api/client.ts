import type { ApiFailure, BatchOutcome, RetrieveOutcome } from '../../contract/api-outcome';
import type { Secret } from '../../contract/secret';
import { tasksUrl } from '../../contract/tasks-url';
import { parseApiUrl } from './api-url';
import { classify, isErrorBody, noAnswer, saysUnknownId } from './classify';
import type { Answer } from './classify';
import { findTask, findTasks } from './find-tasks';
import { readBody } from './read-body';
import { unreachable } from './unreachable';

/** The shape of the global fetch, as far as it is used here. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** The two questions of the vendor's page. */
export type Question =
  { id: string; action: 'retrieve' } | { ids: readonly string[]; action: 'retrieve_batch' };

/** An answer as it came, an error's body too; `text` is null where none came whole. */
export interface RawOutcome {
  text: string | null;
  /** What is wrong with it, or why there is none; null = it is a good answer. */
  failure: ApiFailure | null;
}

export interface ApiClient {
  /** Asks about one task. */
  retrieve(id: string, signal: AbortSignal): Promise<RetrieveOutcome>;
  /** Asks about many; the API is known to take 50. */
  retrieveBatch(ids: readonly string[], signal: AbortSignal): Promise<BatchOutcome>;
  /** Asks, and hands out the answer unread. */
  raw(question: Question, signal: AbortSignal): Promise<RawOutcome>;
}

export interface ApiClientOptions {
  fetch: Fetch;
  /** As `parseApiUrl` accepts it; anything else throws at once. */
  baseUrl: string;
  token: () => Secret | null;
  /** For headers and body together, in ms. */
  timeoutMs?: number;
  /** Of an answer, unpacked. 50 tasks of the vendor's page are 60 KB. */
  maxBytes?: number;
  /** Called once for every HTTP request. */
  onRequest?: () => void;
}

const TIMEOUT_MS = 30_000;
const MAX_BYTES = 32 * 1024 * 1024;

/**
 * The sole caller of the remote API. Every outcome is a value; nothing here throws once it is made.
 * The token goes into the one header and nowhere else: redirects are errors, and should an answer
 * quote the token, it is blotted out before anybody reads it.
 */
export function createApiClient(options: ApiClientOptions): ApiClient {
  const { fetch, token, timeoutMs = TIMEOUT_MS, maxBytes = MAX_BYTES, onRequest } = options;
  const base = parseApiUrl(options.baseUrl);
  if (!base.ok) throw new Error(base.reason);
  const url = tasksUrl(base.url);

  async function exchange(question: Question, secret: Secret, signal: AbortSignal) {
    onRequest?.();
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        accept: 'application/json',
        authorization: `Bearer ${secret.reveal()}`,
        'content-type': 'application/json',
      },
      body: JSON.stringify(question),
      redirect: 'error',
      credentials: 'omit',
      cache: 'no-store',
      signal,
    });
    return { response, body: await readBody(response, maxBytes) };
  }

  async function ask(question: Question, signal: AbortSignal): Promise<AskOutcome> {
    const secret = token();
    if (secret === null) return { ok: false, failure: NO_TOKEN };
    const unusable = judgeToken(secret.reveal());
    if (unusable !== null) return { ok: false, failure: unusable };
    if (signal.aborted) return { ok: false, failure: ABORTED };
    const abort = new AbortController();
    const stop = () => abort.abort();
    signal.addEventListener('abort', stop);
    const timer = setTimeout(stop, timeoutMs);
    try {
      const { response, body } = await Promise.race([
        exchange(question, secret, abort.signal),
        rejectedBy(abort.signal), // Not every fetch gives up a body that has stalled.
      ]);
      if (body.kind === 'too-large') return { ok: false, failure: TOO_LARGE };
      if (body.kind === 'cut') {
        // Chromium shows the proxy's refusal of a tunnel as an answer whose body cannot be read.
        const failure = response.status === 407 ? PROXY_ASKS : CUT;
        return { ok: false, failure: gaveUp(signal, abort) ?? failure };
      }
      return {
        ok: true,
        answer: {
          status: response.status,
          text: secret.cutFrom(body.text, '[token]'),
          contentType: response.headers.get('content-type'),
          retryAfter: response.headers.get('retry-after'),
        },
      };
    } catch (error) {
      return { ok: false, failure: gaveUp(signal, abort) ?? unreachable(error) };
    } finally {
      clearTimeout(timer);
      signal.removeEventListener('abort', stop);
    }
  }

  /** The JSON of a good answer, else what is wrong with it. */
  async function read(question: Question, signal: AbortSignal): Promise<ReadOutcome> {
    const outcome = await ask(question, signal);
    return outcome.ok ? readAnswer(outcome.answer) : outcome;
  }

  return {
    async retrieve(id, signal) {
      const outcome = await read({ id, action: 'retrieve' }, signal);
      // A task that carries an error of its own is still a task: look for it first.
      const task = outcome.ok ? findTask(id, outcome.body) : null;
      if (task !== null) return { ok: true, task };
      const failure = outcome.ok ? outcome.refusal : outcome.failure;
      if (failure === null || saysUnknownId(failure)) return { ok: true, task: null };
      return { ok: false, failure };
    },
    async retrieveBatch(ids, signal) {
      const outcome = await read({ ids, action: 'retrieve_batch' }, signal);
      if (!outcome.ok) return outcome;
      const tasks = findTasks(ids, outcome.body);
      if (tasks.size === 0 && outcome.refusal !== null) {
        return { ok: false, failure: outcome.refusal };
      }
      return { ok: true, tasks };
    },
    async raw(question, signal) {
      const outcome = await ask(question, signal);
      if (!outcome.ok) return { text: null, failure: outcome.failure };
      const read = readAnswer(outcome.answer);
      return { text: outcome.answer.text, failure: read.ok ? read.refusal : read.failure };
    },
  };
}

type AskOutcome = { ok: true; answer: Answer } | { ok: false; failure: ApiFailure };
type ReadOutcome =
  { ok: true; body: unknown; refusal: ApiFailure | null } | { ok: false; failure: ApiFailure };

function readAnswer(answer: Answer): ReadOutcome {
  const body = parseJson(answer.text);
  const good = answer.status >= 200 && answer.status < 300 && body !== undefined;
  return good
    ? { ok: true, body, refusal: isErrorBody(body) ? classify(answer, body, Date.now()) : null }
    : { ok: false, failure: classify(answer, body, Date.now()) };
}

const ABORTED = noAnswer('offline', 'aborted', 'The question was withdrawn.');
const CUT = noAnswer('server', 'cut_off', 'The connection ended in the middle of the answer.');
const PROXY_ASKS = noAnswer(
  'offline',
  'proxy',
  'The proxy of this network asks for a password, so the API cannot be reached.',
);
const TOO_LARGE = noAnswer('server', 'too_large', 'The answer of the API is far too large.');
const NO_TOKEN = noAnswer('token', 'no_token', 'There is no token yet.');
const TIMED_OUT = noAnswer('server', 'timeout', 'The API did not answer in time.');

/** Why the request was given up by us: at the caller's wish, or because time was up. */
function gaveUp(signal: AbortSignal, abort: AbortController): ApiFailure | null {
  if (signal.aborted) return ABORTED;
  return abort.signal.aborted ? TIMED_OUT : null;
}

function rejectedBy(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(new Error('Aborted.')), { once: true });
  });
}

/** A token of anything but visible ASCII cannot stand in a header, and never gets near one. */
function judgeToken(token: string): ApiFailure | null {
  if (token === '') return NO_TOKEN;
  if (/^[\x21-\x7e]+$/.test(token)) return null;
  const message = 'This token holds spaces or characters that no token can have.';
  return noAnswer('token', 'unusable_token', message);
}

/** Undefined where the text is no JSON, or JSON of a kind that the API never sends: a bare word or number. */
function parseJson(text: string): unknown {
  try {
    const body: unknown = JSON.parse(text);
    return typeof body === 'object' ? body : undefined;
  } catch {
    return undefined;
  }
}

import { Secret } from '../../contract/secret';
import * as fc from 'fast-check';
import { API_FAILURE_KINDS } from '../../contract/api-outcome';
import type { ApiFailure } from '../../contract/api-outcome';
import { parseRetryAfter, RETRY_AFTER_CAP_MS } from '../../contract/retry-after';
import type { RemoteTask } from '../../contract/task';
import { createApiClient } from '../../electron/api/client';
import vendor from '../../sandbox/vendor-example.json';
import { spoiltJson, spoiltText } from './spoil';
import { within } from './target';
import type { Target } from './target';

const TOKEN = 'canary-3f9a5c01d7e24b68';
const IDS = vendor.retrieve_batch.items.map(({ id }) => id);
const [ID = ''] = IDS;
const never = new AbortController().signal;

interface WireAnswer {
  status: number;
  type: string | null;
  retryAfter: string | null;
  body: string;
}

const BODIES: unknown[] = [
  vendor.retrieve,
  vendor.retrieve_batch,
  vendor.error,
  { error: 'busy', detail: [{ loc: ['ids'], msg: 'too many' }] },
  {
    success: false,
    error: { code: 'invalid_token', message: `bad token ${TOKEN}` },
    trace_id: 't',
  },
  { ...vendor.retrieve, response: { success: false, error: { code: 'a', message: 'b' } } },
  [vendor.retrieve, null, vendor.retrieve],
];
const STATUSES = [
  200, 200, 200, 201, 207, 301, 400, 401, 402, 403, 404, 407, 408, 413, 429, 500, 503,
];
const PAUSES = ['30', '0', '-1', 'soon', '9'.repeat(40), 'Wed, 21 Oct 2015 07:28:00 GMT'];
const PIECES = [
  '"',
  '{',
  '}',
  '[',
  ']',
  ',',
  ':',
  'null',
  '\\u0000',
  '\ud800',
  '1e999',
  TOKEN,
  '<html>',
];

const answers: Target<WireAnswer> = {
  name: 'answers of the API',
  taste: 800,
  seeds: BODIES.map((body) => ({
    status: 200,
    type: 'application/json',
    retryAfter: null,
    body: JSON.stringify(body),
  })),
  spoil: (from) =>
    from.chain((seed) =>
      fc.record({
        status: fc.constantFrom(seed.status, ...STATUSES),
        type: fc.constantFrom(seed.type, 'text/html', null),
        retryAfter: fc.option(fc.constantFrom(...PAUSES)),
        body: fc.oneof(
          spoiltJson(fc.constant(parsed(seed.body))).map((body) => JSON.stringify(body) ?? ''),
          spoiltText(fc.constant(seed.body), PIECES),
        ),
      }),
    ),
  async check({ status, type, retryAfter, body }) {
    const headers = new Headers();
    if (type !== null) headers.set('content-type', type);
    if (retryAfter !== null) headers.set('retry-after', retryAfter);
    const client = createApiClient({
      fetch: async () => new Response(body, { status, headers }),
      baseUrl: 'https://api.test',
      token: () => new Secret(TOKEN),
    });
    const one = await within(() => client.retrieve(ID, never));
    const many = await within(() => client.retrieveBatch(IDS, never));
    const raw = await within(() => client.raw({ ids: IDS, action: 'retrieve_batch' }, never));
    const told = JSON.stringify([one, raw, many.ok ? [...many.tasks] : many]);
    if (told.includes(TOKEN)) throw new Error('The token is told.');
    if (one.ok) {
      if (one.task !== null) checkTask(one.task, ID);
    } else checkFailure(one.failure);
    if (many.ok) {
      for (const [id, task] of many.tasks) {
        if (!IDS.includes(id)) throw new Error(`Nobody asked for ${id}.`);
        checkTask(task, id);
      }
    } else checkFailure(many.failure);
    if (raw.failure !== null) checkFailure(raw.failure);
    if (Reflect.get({}, 'id') !== undefined) throw new Error('The prototype was changed.');
  },
};

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

function checkTask(task: RemoteTask, id: string): void {
  const fine =
    task.id === id &&
    (task.status === 'finished') === task.photos.length > 0 &&
    (task.status === 'failed') === (task.error !== null) &&
    [task.createdAt, task.startedAt, task.finishedAt].every(isTime) &&
    task.portraits.every((url) => typeof url === 'string') &&
    task.photos.every(({ url }) => typeof url === 'string' && url.trim() !== '');
  if (!fine) throw new Error(`A task such as ${JSON.stringify(task).slice(0, 500)}`);
  JSON.parse(task.raw);
}

function isTime(at: number | null): boolean {
  return at === null || (Number.isInteger(at) && at > 0 && at <= 8.64e15);
}

function checkFailure(failure: ApiFailure): void {
  const { kind, code, message, retryAfterMs, traceId } = failure;
  const fine =
    API_FAILURE_KINDS.includes(kind) &&
    code !== '' &&
    message !== '' &&
    message.length <= 500 &&
    !/\p{Cc}/u.test(code + message) &&
    (traceId === null || typeof traceId === 'string') &&
    (retryAfterMs === null || (retryAfterMs >= 0 && retryAfterMs <= RETRY_AFTER_CAP_MS));
  if (!fine) throw new Error(`A failure such as ${JSON.stringify(failure).slice(0, 500)}`);
}

const pauses: Target<string> = {
  name: 'Retry-After',
  taste: 2_000,
  seeds: [
    ...PAUSES,
    'Sun, 03 Nov 2024 12:00:45 GMT',
    'Sunday, 03-Nov-24 12:00:45 GMT',
    'Sun Nov  3 12:00:45 2024',
  ],
  spoil: (from) =>
    spoiltText(from, ['0', '9', '-', '+', '.', ':', ' ', 'GMT', 'e', 'Nov', '２', '\t']),
  async check(text) {
    const now = Date.UTC(2024, 10, 3, 12);
    const wait = await within(() => parseRetryAfter(text, now));
    if (wait === null) return;
    const { ms, capped } = wait;
    const fine = ms >= 0 && ms <= RETRY_AFTER_CAP_MS && (!capped || ms === RETRY_AFTER_CAP_MS);
    if (!fine) throw new Error(`${ms}, ${capped}`);
  },
};

export const answerTargets = [answers, pauses] as const;

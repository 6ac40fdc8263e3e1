import type { ApiFault, PhotoFault } from '../../sandbox/faults';
import { pick, type Random } from '../../sandbox/random';
import type { Sandbox } from '../../sandbox/server';

/** Makes one thing go wrong at the service, until its faults are cleared. `ids`: tasks it knows. */
type Storm = (sandbox: Sandbox, random: Random, ids: readonly string[]) => void;

/** More requests than come within one storm. */
const ALL = 1_000;
/** What nobody answers holds a request until it is given up, so a few of them are enough. */
const A_FEW = 4;

/** The API answers in these ways, one after the other, over and over. */
function api(...answers: ApiFault[]): Storm {
  return ({ faults }) => {
    for (let n = 0; n < ALL; n += answers.length) {
      faults.api.push(...answers.map((answer) => ({ answer })));
    }
  };
}

/** Photos go wrong in this way, each at a place of its own. */
function photos(fault: (random: Random) => PhotoFault, requests = ALL): Storm {
  return ({ faults }, random) => {
    const kinds = Math.min(requests, 20);
    for (let n = 0; n < kinds; n += 1) {
      faults.photo('*', fault(random), Math.ceil(requests / kinds));
    }
  };
}

const anywhere = (random: Random) => Math.floor(random() * 20_000);
const trouble = (status: number): ApiFault => ({ kind: 'error', code: 'api_error', status });
const slowDown: ApiFault = { kind: 'error', code: 'too_many_requests' };
const elsewhere = 'http://10.0.0.1/';
const html = '<html><body>Sign in to the network</body></html>';

/** All that may go wrong, by what it is called. */
const STORMS: Readonly<Record<string, Storm>> = {
  'errors of the server': api(trouble(500), trouble(502), trouble(503), trouble(504)),
  'too many requests': api({ ...slowDown, retryAfter: { seconds: 2 } }, slowDown),
  'pauses that make no sense': api(
    { ...slowDown, retryAfter: { text: 'soon' } },
    { ...slowDown, retryAfter: { dateInMs: -60_000 } },
    { ...slowDown, retryAfter: { dateInMs: 2_000 } },
  ),
  'a captive portal': api({ kind: 'body', body: html }),
  'answers that are no answers': api(
    { kind: 'body', body: '{}' },
    { kind: 'body', body: 'null' },
    { kind: 'body', body: '{"items":[{"__proto__":{"id":1}}]}' },
    { kind: 'body', body: '[[[' },
  ),
  'answers cut short': api({ kind: 'cut' }, { kind: 'cut', by: 'rst' }, { kind: 'reset' }),
  'answers without an end': api({ kind: 'oversized', bytes: 20_000_000 }),
  'questions that nobody answers': ({ faults }) => {
    faults.api.push({ answer: { kind: 'silence' } });
  },
  'redirects of the API': api({ kind: 'redirect', location: `${elsewhere}headshots/tasks` }),
  'tasks missing from answers': api(
    { kind: 'items', change: 'first-missing' },
    { kind: 'items', change: 'first-12' },
    { kind: 'items', change: 'none' },
  ),
  'tasks in the wrong places': api(
    { kind: 'items', change: 'reversed' },
    { kind: 'items', change: 'repeated' },
    { kind: 'items', change: 'extra' },
    { kind: 'items', change: 'with-null' },
  ),
  'IDs that spoil their batch': ({ faults }, random, ids) => {
    for (let n = 0; n < 3 && ids.length > 0; n += 1) faults.poison.add(pick(random, ids));
  },
  'a token that is refused': ({ faults }) => {
    faults.account = 'invalid_token';
  },
  'slow answers': ({ faults }) => {
    faults.latencyMs = 1_500;
  },
  'photos cut short': photos((random) => ({
    kind: 'cut',
    atByte: anywhere(random),
    by: pick(random, ['fin', 'rst']),
    length: pick(random, ['declared', 'chunked', 'none']),
    gzip: random() < 0.2,
    etag: pick(random, ['strong', 'weak', 'none']),
  })),
  'photos without their end': photos((random) => ({ kind: 'truncated', atByte: anywhere(random) })),
  'other things instead of photos': photos((random) =>
    pick<PhotoFault>(random, [
      { kind: 'body', body: html },
      { kind: 'body', body: html, type: 'text/html' },
      { kind: 'body', body: '' },
      { kind: 'body', body: Buffer.alloc(70_000, 7) },
      { kind: 'label', type: 'text/html' },
    ]),
  ),
  'photos that are not there': photos((random) => ({
    kind: 'status',
    status: pick(random, [403, 404, 410, 500, 503]),
  })),
  'too many photos': photos(() => ({ kind: 'status', status: 429, retryAfter: { seconds: 1 } })),
  'photos that crawl': photos(() => ({ kind: 'slow', bytesPerSecond: 4_000 }), 40),
  'photos that never end': photos(() => ({ kind: 'endless' }), A_FEW),
  'photos that nobody sends': photos(() => ({ kind: 'silence' }), A_FEW),
  'photos that lead elsewhere': photos(() => ({ kind: 'redirect', location: elsewhere }), 40),
  'connections that are reset': photos(() => ({ kind: 'reset' })),
  'photos that are replaced': photos((random) =>
    random() < 0.5 ? { kind: 'replaced' } : { kind: 'weak-etag' },
  ),
  'lies about ranges': ({ faults }, random, ids) => {
    photos((chance) => ({ kind: 'cut', atByte: anywhere(chance), etag: 'strong' }), 60)(
      { faults } as Sandbox,
      random,
      ids,
    );
    for (const how of ['ignored', 'wrong', 'mislabelled', 'resized', 'replaced', 'short'] as const)
      faults.photo('*', { kind: 'range', how }, 40);
  },
  'addresses that expire': ({ faults }, random, ids) => {
    for (let n = 0; n < 20 && ids.length > 0; n += 1) faults.expire(pick(random, ids));
  },
};

/** The storms in an order of their own, each once before any comes again. */
export function* weather(random: Random): Generator<[name: string, storm: Storm], never> {
  for (;;) {
    const left = Object.entries(STORMS);
    while (left.length > 0) yield left.splice(Math.floor(random() * left.length), 1)[0]!;
  }
}

import { isAbsolute } from 'node:path';
import * as fc from 'fast-check';
import {
  readMessages,
  readOutcome,
  readPortrait,
  readTrouble,
} from '../../electron/downloads/line/saver-messages';
import { spoiltJson } from './spoil';
import { within } from './target';
import type { Target } from './target';

const SHA = 'ab'.repeat(32);
const WHOLE = { path: '/photos/Ann.png', bytes: 1_000, sha256: SHA, type: 'png' };
const ERROR = { code: 'trouble', message: 'The server said 500.' };

const SAID: readonly unknown[] = [
  { t: 'q', m: 'whole', i: 'a', a: [1, WHOLE, true] },
  { t: 'q', m: 'claimed', i: 'a', a: [SHA] },
  { t: 'q', m: 'proxyFor', i: 'a', a: ['https://cdn.test/'] },
  { t: 'q', m: 'progress', a: [1, 1_000] },
  { t: 's', i: 'a', r: { kind: 'saved', ...WHOLE, fetched: true, damaged: false } },
  { t: 's', i: 'a', r: { kind: 'delayed', reason: 'trouble', error: ERROR, retryAfterMs: 5 } },
  { t: 's', i: 'a', r: { kind: 'folder', trouble: { code: 'no-space', message: 'Full.' } } },
  { kind: 'saved', ...WHOLE, fetched: true, damaged: false },
  { kind: 'refused', error: ERROR },
];

/** What the process that saves photos might say, had a server taken it over. */
const messages: Target = {
  name: 'messages of the saver',
  taste: 1_500,
  seeds: SAID,
  spoil: (from) => fc.oneof(spoiltJson(from), from),
  async check(message) {
    await within(() => readMessages(message));
    const [read] = (await within(() => readMessages([message]))) ?? [];
    if (read?.t === 'q' && read.m === 'whole') checkWhole(read.a[1]);
    if (read?.t === 'q' && read.m === 'proxyFor' && !/^https?:/.test(read.a[0])) {
      throw new Error(read.a[0]);
    }
    const outcome = await within(() => readOutcome(message));
    if (outcome?.kind === 'saved') checkWhole(outcome);
    if (outcome && 'error' in outcome && outcome.error.message.length > 2_000) {
      throw new Error('A long message.');
    }
    if (
      outcome?.kind === 'delayed' &&
      outcome.retryAfterMs !== null &&
      !(outcome.retryAfterMs >= 0)
    ) {
      throw new Error(`A pause of ${outcome.retryAfterMs}`);
    }
    await within(() => [readTrouble(message), readPortrait(message)]);
    if (Reflect.get({}, 'id') !== undefined) throw new Error('The prototype was changed.');
  },
};

function checkWhole({
  path,
  bytes,
  sha256,
}: {
  path: string;
  bytes: number;
  sha256: string;
}): void {
  const fine =
    isAbsolute(path) && Number.isSafeInteger(bytes) && bytes >= 0 && sha256.length === 64;
  if (!fine) throw new Error(JSON.stringify({ path, bytes, sha256 }));
}

export const messageTargets = [messages] as const;

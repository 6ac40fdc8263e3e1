import { expect, test } from 'vitest';
import { createProgress } from './progress';

const WIPE = '\r\u001b[2K';
const state = { tasks: 4, waiting: 3, photosSaved: 1, photosQueued: 0 };
const idle = { kind: 'idle' } as const;

function written(live: boolean) {
  const pieces: string[] = [];
  return { pieces, progress: createProgress((text) => void pieces.push(text), live) };
}

test('in a terminal one line is drawn over, with a bar', () => {
  const { pieces, progress } = written(true);
  progress.show(state, { kind: 'scheduled', nextCheckAt: 2_400 }, 1_000);
  progress.show(state, { kind: 'scheduled', nextCheckAt: 2_400 }, 1_100);
  progress.show(state, { kind: 'asking', ids: 3 }, 2_400);
  progress.end({ ...state, waiting: 0 });
  expect(pieces).toEqual([
    `${WIPE}██████░░░░░░░░░░░░░░░░░░ 1 of 4 tasks · 1 photo saved · next check in 2 s`,
    `${WIPE}██████░░░░░░░░░░░░░░░░░░ 1 of 4 tasks · 1 photo saved · asking about 3`,
    `${WIPE}████████████████████████ 4 of 4 tasks · 1 photo saved\n`,
  ]);
});

test('elsewhere a line is written now and then, without control characters', () => {
  const { pieces, progress } = written(false);
  progress.show(state, idle, 1_000);
  progress.show({ ...state, waiting: 2 }, idle, 2_999);
  progress.show({ ...state, waiting: 1, photosQueued: 2 }, idle, 3_000);
  progress.end({ ...state, waiting: 1, photosQueued: 2 });
  progress.end({ ...state, waiting: 0, photosSaved: 3 });
  expect(pieces).toEqual([
    '1 of 4 tasks · 1 photo saved\n',
    '3 of 4 tasks · 1 photo saved · 2 to come\n',
    '4 of 4 tasks · 3 photos saved\n',
  ]);
});

test('a message gets a line of its own, and the progress goes on below it', () => {
  const terminal = written(true);
  terminal.progress.say('first');
  terminal.progress.show(state, idle, 0);
  terminal.progress.say('second');
  terminal.progress.show(state, idle, 10);
  const line = '██████░░░░░░░░░░░░░░░░░░ 1 of 4 tasks · 1 photo saved';
  expect(terminal.pieces).toEqual(['first\n', WIPE + line, `${WIPE}second\n`, WIPE + line]);
  const file = written(false);
  file.progress.show(state, idle, 0);
  file.progress.say('message');
  expect(file.pieces).toEqual(['1 of 4 tasks · 1 photo saved\n', 'message\n']);
});

test('why it waits is said, with the time that is left', () => {
  const { pieces, progress } = written(true);
  const failure = {
    kind: 'server',
    code: 'api_error',
    message: 'm',
    traceId: null,
    status: 500,
    retryAfterMs: null,
    retryAfterCapped: false,
  } as const;
  progress.show(state, { kind: 'rate-limited', until: 30_000, capped: false }, 0);
  progress.show(state, { kind: 'server-trouble', until: 30_000, failure }, 29_001);
  progress.show(state, { kind: 'offline', until: 30_000, barrier: 'network' }, 31_000);
  expect(pieces.map((piece) => piece.split(' · ').at(-1))).toEqual([
    'rate-limited, trying again in 30 s',
    'the service has trouble, trying again in 1 s',
    'offline, trying again in 0 s',
  ]);
});

test('no task at all is a full bar', () => {
  const { pieces, progress } = written(true);
  progress.end({ tasks: 0, waiting: 0, photosSaved: 0, photosQueued: 0 });
  expect(pieces).toEqual([`${WIPE}████████████████████████ 0 of 0 tasks · 0 photos saved\n`]);
});

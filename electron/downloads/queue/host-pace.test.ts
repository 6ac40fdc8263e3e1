import { describe, expect, test } from 'vitest';
import { createHostPace, type HostResult } from './host-pace';

const HOST = 'https://cdn.example.com';
const unreachable: HostResult = { kind: 'unreachable', message: 'not there' };
const trouble: HostResult = { kind: 'trouble', retryAfterMs: null };

/** Without jitter: each rest is as long as it may be. */
const paceOf = (perHost = 4) =>
  createHostPace(
    () => perHost,
    1,
    () => 1,
  );

function fail(pace: ReturnType<typeof paceOf>, result: HostResult, now: number): void {
  pace.started(HOST);
  pace.ended(HOST);
  pace.heard(HOST, result, now);
}

test('a host is asked for so many photos at once, others for theirs', () => {
  const pace = paceOf(2);
  pace.started(HOST);
  pace.started(HOST);
  expect(pace.mayStart(HOST, 0)).toBe(false);
  expect(pace.mayStart('https://other.example.com', 0)).toBe(true);
  pace.ended(HOST);
  expect(pace.mayStart(HOST, 0)).toBe(true);
});

test('the number of photos at once may change at any time', () => {
  let perHost = 1;
  const pace = createHostPace(
    () => perHost,
    1,
    () => 1,
  );
  pace.started(HOST);
  expect(pace.mayStart(HOST, 0)).toBe(false);
  perHost = 2;
  expect(pace.mayStart(HOST, 0)).toBe(true);
});

describe('a host that cannot be reached', () => {
  test('rests longer and longer, up to half a minute, and is tried with one photo', () => {
    const pace = paceOf();
    let now = 1_000;
    const rests: number[] = [];
    for (let attempt = 0; attempt < 7; attempt += 1) {
      fail(pace, unreachable, now);
      rests.push(pace.restUntil(HOST) - now);
      expect(pace.mayStart(HOST, now)).toBe(false);
      now = pace.restUntil(HOST);
    }
    expect(rests).toEqual([2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000]);
    expect(pace.mayStart(HOST, now)).toBe(true);
    pace.started(HOST);
    expect(pace.mayStart(HOST, now)).toBe(false);
    pace.ended(HOST);
    expect(pace.mayStart(HOST, now)).toBe(true);
    pace.started(HOST);
    expect(pace.mayStart(HOST, now)).toBe(false);
    pace.ended(HOST);
    pace.heard(HOST, { kind: 'answered' }, now);
    pace.started(HOST);
    expect(pace.mayStart(HOST, now)).toBe(true);
    expect(pace.unreachable()).toBeNull();
  });

  test('is known since the first failure, until it answers', () => {
    const pace = paceOf();
    fail(pace, unreachable, 1_000);
    fail(pace, unreachable, 9_000);
    expect(pace.unreachableSince(HOST)).toBe(1_000);
    expect(pace.unreachable()).toBe('not there');
    expect(pace.forgetUnreachable()).toBe(true);
    expect(pace.forgetUnreachable()).toBe(false);
    expect(pace.unreachableSince(HOST)).toBeNull();
  });

  test('is tried at once when told so', () => {
    const pace = paceOf();
    fail(pace, unreachable, 1_000);
    expect(pace.nextRestEnd(1_000)).toBe(3_000);
    pace.tryUnreachable();
    expect(pace.mayStart(HOST, 1_001)).toBe(true);
    expect(pace.nextRestEnd(1_001)).toBeNull();
  });

  test('fails many photos at once, and rests as after one failure', () => {
    const pace = paceOf();
    for (let photo = 0; photo < 4; photo += 1) pace.started(HOST);
    for (let photo = 0; photo < 4; photo += 1) {
      pace.ended(HOST);
      pace.heard(HOST, unreachable, 1_000);
    }
    expect(pace.restUntil(HOST)).toBe(3_000);
  });
});

test('the pause that a server asks for is kept, and never shortened', () => {
  const pace = paceOf();
  fail(pace, { kind: 'rate-limited', retryAfterMs: 60_000 }, 0);
  fail(pace, { kind: 'rate-limited', retryAfterMs: 1_000 }, 10);
  expect(pace.restUntil(HOST)).toBe(60_000);
});

test('a single photo in trouble does not hold up the others; three in a row do', () => {
  const pace = paceOf();
  fail(pace, trouble, 0);
  fail(pace, trouble, 0);
  expect(pace.mayStart(HOST, 0)).toBe(true);
  fail(pace, { kind: 'answered' }, 0);
  fail(pace, trouble, 0);
  fail(pace, trouble, 0);
  expect(pace.mayStart(HOST, 0)).toBe(true);
  fail(pace, trouble, 0);
  expect(pace.mayStart(HOST, 0)).toBe(false);
});

test('what was stopped says nothing of its host', () => {
  const pace = paceOf(1);
  fail(pace, unreachable, 0);
  fail(pace, { kind: 'unknown' }, 5_000);
  expect(pace.unreachable()).toBe('not there');
});

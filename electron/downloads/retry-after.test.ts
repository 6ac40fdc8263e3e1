import { expect, test } from 'vitest';
import { MAX_RETRY_AFTER_MS, parseRetryAfter } from './retry-after';

const now = Date.UTC(2026, 0, 1);

test.each([
  ['5', 5_000],
  [' 0 ', 0],
  ['Thu, 01 Jan 2026 00:00:07 GMT', 7_000],
  ['Wed, 31 Dec 2025 23:59:00 GMT', 0],
  ['999999999', MAX_RETRY_AFTER_MS],
  ['Fri, 01 Jan 2027 00:00:00 GMT', MAX_RETRY_AFTER_MS],
  ['-5', null],
  ['1.5', null],
  ['soon', null],
  ['2026', 2_026_000],
  ['Thursday, perhaps', null],
  ['', null],
  [undefined, null],
])('%j is read as %j ms', (value, ms) => {
  expect(parseRetryAfter(value, now)).toBe(ms);
});

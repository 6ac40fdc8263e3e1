import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseRetryAfter, RETRY_AFTER_CAP_MS } from './retry-after';

const NOW = Date.UTC(2024, 10, 3, 12, 0, 0);

describe('parseRetryAfter', () => {
  it.each([
    ['seconds', '30', { ms: 30_000, capped: false }],
    ['zero', '0', { ms: 0, capped: false }],
    ['spaces around', ' 5 ', { ms: 5_000, capped: false }],
    ['part of a second', '1.5', { ms: 1_500, capped: false }],
    ['an hour', '3600', { ms: RETRY_AFTER_CAP_MS, capped: false }],
    ['more than an hour', '3601', { ms: RETRY_AFTER_CAP_MS, capped: true }],
    ['a huge number', '9'.repeat(400), { ms: RETRY_AFTER_CAP_MS, capped: true }],
    ['a date', 'Sun, 03 Nov 2024 12:00:45 GMT', { ms: 45_000, capped: false }],
    ['an RFC 850 date', 'Sunday, 03-Nov-24 12:00:45 GMT', { ms: 45_000, capped: false }],
    ['an asctime date', 'Sun Nov  3 12:00:45 2024', { ms: 45_000, capped: false }],
    ['a date in the past', 'Sun, 03 Nov 2024 11:00:00 GMT', { ms: 0, capped: false }],
    ['a far date', 'Mon, 03 Nov 2025 12:00:00 GMT', { ms: RETRY_AFTER_CAP_MS, capped: true }],
    ['nothing', null, null],
    ['empty', '', null],
    ['a negative number', '-5', null],
    ['garbage', 'soon', null],
    ['garbage with a number', 'later 5', null],
    ['garbage that begins like a date', 'Sun, 99 Foo 2024 12:00:45 GMT', null],
    ['infinity', 'Infinity', null],
    ['a hexadecimal number', '0x10', null],
  ])('understands %s', (_, value, expected) => {
    expect(parseRetryAfter(value, NOW)).toEqual(expected);
  });

  it('stays between zero and one hour, whatever is sent', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.double().map(String)), (value) => {
        const wait = parseRetryAfter(value, NOW);
        return wait === null || (wait.ms >= 0 && wait.ms <= RETRY_AFTER_CAP_MS);
      }),
    );
  });
});

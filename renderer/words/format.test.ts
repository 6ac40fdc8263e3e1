import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatsFor, spanOf } from './format';

describe('formats', () => {
  const format = formatsFor('en');

  it('write numbers and sizes as people read them', () => {
    expect(format.number(1204)).toBe('1,204');
    expect(format.bytes(812)).toBe('812 B');
    expect(format.bytes(412_300)).toBe('412 KB');
    expect(format.bytes(2_140_000)).toBe('2.1 MB');
  });

  it('shorten only numbers that take much room', () => {
    expect(format.short(9_999)).toBe('9,999');
    expect(format.short(88_889)).toBe('89K');
  });

  it('write times with seconds, by a clock of 24 hours', () => {
    const at = new Date(2026, 2, 14, 0, 5, 9).getTime();
    expect(format.time(at)).toBe('00:05:09');
    expect(format.dateTime(at)).toBe('Mar 14, 2026, 00:05:09');
  });
});

describe('formats in Chinese', () => {
  const format = formatsFor('zh-CN');

  it('write numbers, sizes and times as people read them there', () => {
    expect(format.number(1204)).toBe('1,204');
    expect(format.short(9_999)).toBe('9,999');
    expect(format.short(88_889)).toBe('8.9万');
    expect(format.bytes(2_140_000)).toBe('2.1 MB');
    const at = new Date(2026, 2, 14, 0, 5, 9).getTime();
    expect(format.date(at)).toBe('2026年3月14日');
    expect(format.dateTime(at)).toBe('2026年3月14日 00:05:09');
  });
});

describe('a span of time', () => {
  it('is said in its biggest unit', () => {
    expect(spanOf(48_900)).toEqual({ unit: 's', n: 48 });
    expect(spanOf(60_000)).toEqual({ unit: 'min', n: 1 });
    expect(spanOf(59 * 60_000 + 59_999)).toEqual({ unit: 'min', n: 59 });
    expect(spanOf(3_600_000)).toEqual({ unit: 'h', n: 1 });
    expect(spanOf(47 * 3_600_000)).toEqual({ unit: 'h', n: 47 });
    expect(spanOf(48 * 3_600_000)).toEqual({ unit: 'd', n: 2 });
  });

  it('is never less than nothing, whatever the clocks say', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e12, max: 1e12 }), (ms) => {
        expect(spanOf(ms).n).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});

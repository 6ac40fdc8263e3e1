import { expect, it } from 'vitest';
import { dateField, daysBetween, daysOf, daysWords, spanOfDays } from './days';

const at = (month: number, day: number, hour = 0): number =>
  new Date(2026, month - 1, day, hour).getTime();
const now = at(3, 9, 15);

it('takes whole days up to the end of this one', () => {
  expect(daysOf('today', now)).toEqual({ from: at(3, 9), to: at(3, 10) });
  expect(daysOf('week', now)).toEqual({ from: at(3, 3), to: at(3, 10) });
  expect(daysOf('month', now)).toEqual({ from: at(3, 1), to: at(3, 10) });
});

it('takes a range of the operator’s own, both ends whole', () => {
  expect(daysBetween('2026-02-27', '2026-03-01')).toEqual({ from: at(2, 27), to: at(3, 2) });
  expect(daysBetween('2026-03-01', '2026-03-01')).toEqual({ from: at(3, 1), to: at(3, 2) });
  expect(daysBetween('2026-03-02', '2026-03-01')).toBeNull();
  expect(daysBetween('', '2026-03-01')).toBeNull();
  expect(dateField(at(2, 7, 23))).toBe('2026-02-07');
});

it('says a span by its name as long as it is that one', () => {
  const days = daysOf('week', now);
  expect(spanOfDays(days, now)).toBe('week');
  expect(daysWords(days, now)).toBe('Last 7 days');
  expect(daysWords(days, at(3, 10, 1))).toBe('Mar 3, 2026 to Mar 9, 2026');
  expect(daysWords({ from: at(3, 1), to: at(3, 2) }, now)).toBe('Mar 1, 2026');
});

import type { RowQuery } from '../../../contract/view';
import { words } from '../../words';

export type Days = NonNullable<RowQuery['days']>;

export const SPANS = ['today', 'week', 'month'] as const;
export type Span = (typeof SPANS)[number];

/** Midnight of the operator's own clock, `days` days after the day of `at` (ms). */
function midnight(at: number, days = 0): number {
  const date = new Date(at);
  return new Date(date.getFullYear(), date.getMonth(), date.getDate() + days).getTime();
}

/** Whole days up to the end of the day of `now`. */
export function daysOf(span: Span, now: number): Days {
  const to = midnight(now, 1);
  if (span === 'today') return { from: midnight(now), to };
  if (span === 'week') return { from: midnight(now, -6), to };
  const date = new Date(now);
  return { from: new Date(date.getFullYear(), date.getMonth(), 1).getTime(), to };
}

/** The days from the first to the last, both whole, as a date field writes them (`2026-03-14`). */
export function daysBetween(first: string, last: string): Days | null {
  const [from, to] = [dayOf(first), dayOf(last)];
  if (from === null || to === null || from > to) return null;
  return { from, to: midnight(to, 1) };
}

function dayOf(text: string): number | null {
  const [year, month, day] = text.split('-').map(Number);
  if (!year || !month || !day) return null;
  return new Date(year, month - 1, day).getTime();
}

/** A day as a date field writes it. */
export function dateField(at: number): string {
  const date = new Date(at);
  const padded = (n: number): string => String(n).padStart(2, '0');
  return `${date.getFullYear()}-${padded(date.getMonth() + 1)}-${padded(date.getDate())}`;
}

/** The span that these days are, now; null = none of them. */
export function spanOfDays(days: Days, now: number): Span | null {
  const isSame = (span: Span): boolean => {
    const { from, to } = daysOf(span, now);
    return from === days.from && to === days.to;
  };
  return SPANS.find(isSame) ?? null;
}

/** The days in words: `Today`, or `Mar 3, 2026 to Mar 9, 2026`. */
export function daysWords(days: Days, now: number): string {
  const { spans, between } = words().filters;
  const span = spanOfDays(days, now);
  if (span !== null) return spans[span];
  const { date } = words().format;
  const last = date(days.to - 1);
  return date(days.from) === last ? last : between(date(days.from), last);
}

/** Numbers, sizes and times as the catalogue's language writes them. */
export interface Formats {
  number(n: number): string;
  /** A number that must stay short: `9,999`, but `12K`; in Chinese `1.2万`. */
  short(n: number): string;
  /** Bytes, as `412 KB` or `2.1 MB`. */
  bytes(bytes: number): string;
  /** ms since 1970, as `10:41:20`. */
  time(at: number): string;
  /** ms since 1970, as `Mar 14, 2026, 10:41:20`. */
  dateTime(at: number): string;
  /** ms since 1970, as `Mar 14, 2026`. */
  date(at: number): string;
}

const KILO = 1000;
const SHORT_FROM = 10_000;

/** Formats for one language, made once: building an `Intl` object is slow. */
export function formatsFor(locale: string): Formats {
  const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
  const compact = new Intl.NumberFormat(locale, {
    notation: 'compact',
    // The steps of Chinese are wider: 万 is ten thousand, and the next one is a hundred million.
    maximumFractionDigits: locale.startsWith('zh') ? 1 : 0,
  });
  const tenth = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  const clock = {
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  } as const;
  const day = { day: 'numeric', month: 'short', year: 'numeric' } as const;
  const time = new Intl.DateTimeFormat(locale, clock);
  const date = new Intl.DateTimeFormat(locale, day);
  const dateTime = new Intl.DateTimeFormat(locale, { ...day, ...clock });
  return {
    number: (n) => whole.format(n),
    short: (n) => (n < SHORT_FROM ? whole : compact).format(n),
    bytes(bytes) {
      if (bytes < KILO) return `${whole.format(bytes)} B`;
      if (bytes < KILO ** 2) return `${whole.format(bytes / KILO)} KB`;
      return `${tenth.format(bytes / KILO ** 2)} MB`;
    },
    time: (at) => time.format(at),
    date: (at) => date.format(at),
    dateTime: (at) => dateTime.format(at),
  };
}

/** How a span of time is said: its biggest unit, and how many of it, rounded down; at least 0 s. */
export function spanOf(ms: number): { unit: 's' | 'min' | 'h' | 'd'; n: number } {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  if (seconds < 60) return { unit: 's', n: seconds };
  if (seconds < 3600) return { unit: 'min', n: Math.floor(seconds / 60) };
  if (seconds < 48 * 3600) return { unit: 'h', n: Math.floor(seconds / 3600) };
  return { unit: 'd', n: Math.floor(seconds / 86_400) };
}

/** The operator's own time, as people and spreadsheets read it. Moments are ms since 1970. */
export interface LocalTimes {
  /** The time zone's name as programs know it: `Europe/Berlin`. */
  zone: string;
  /** `2026-03-14 11:41:05`, which spreadsheets take for a date in any language; '' where there is no time. */
  inCell(at: number | null): string;
  /** With the month in words. */
  long(at: number): string;
}

/** `language`: a BCP 47 tag; `zone`: as the system says, or any name of the IANA's. */
export function createLocalTimes(language: string, zone: string): LocalTimes {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  const long = new Intl.DateTimeFormat(language, {
    timeZone: zone,
    dateStyle: 'long',
    timeStyle: 'short',
  });
  return {
    zone,
    inCell(at) {
      if (at === null) return '';
      const of: { [K in Intl.DateTimeFormatPartTypes]?: string } = {};
      for (const { type, value } of parts.formatToParts(at)) of[type] = value;
      return `${of.year}-${of.month}-${of.day} ${of.hour}:${of.minute}:${of.second}`;
    },
    long: (at) => long.format(at),
  };
}

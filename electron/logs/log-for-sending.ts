import type { Redactor, Shown } from './redact';

/** Lines worked through before others may run. */
const AT_ONCE = 100;

const ADDRESS_PATHS = /\b([a-z][a-z0-9+.-]{0,30}:\/\/[^\s/"'<>]*)\/[^\s"'<>]*/gi;
/** A path may hold spaces and quotation marks, so nothing tells where it ends but the end of the text. */
const IN_KNOWN_FOLDER = /(~|\[photos\])[/\\].*/s;
const PATH = /(?<![\p{L}\p{N}_./\\:\]~])(?:[a-z]:[/\\]|\\\\|\/)(?=\S).*/isu;
const UUID = /\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/gi;

/**
 * A log as it may leave this computer: every line goes through the redactor again (a token may have
 * become known since), and without `own` it loses what is the operator's own: the field of that name,
 * and in texts what comes below a folder or a host, other paths, and IDs.
 * Lines that are none, such as the half of one, are left out.
 */
export async function logForSending(
  log: string,
  redactor: Redactor,
  own: boolean,
): Promise<string> {
  const shown: string[] = [];
  for (const [n, line] of log.split('\n').entries()) {
    if (n % AT_ONCE === 0) await new Promise((resolve) => setImmediate(resolve));
    const entry = parse(line);
    if (entry === null) continue;
    if (!own) delete entry['own'];
    const text = (given: string): string => {
      const safe = redactor.text(given);
      return own ? safe : withoutOwn(safe);
    };
    shown.push(`${JSON.stringify(mapTexts(entry, text))}\n`);
  }
  return shown.join('');
}

function withoutOwn(text: string): string {
  return text
    .replace(ADDRESS_PATHS, '$1/…')
    .replace(IN_KNOWN_FOLDER, '$1/…')
    .replace(PATH, '[path]')
    .replace(UUID, '[id]');
}

/** null where it is no line of a log. */
function parse(line: string): { [name: string]: Shown } | null {
  try {
    const value = JSON.parse(line) as Shown;
    return typeof value === 'object' && !Array.isArray(value) ? value : null;
  } catch {
    return null;
  }
}

function mapTexts(value: Shown, text: (given: string) => string): Shown {
  if (typeof value === 'string') return text(value);
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => mapTexts(item, text));
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [text(name), mapTexts(item, text)]),
  );
}

import { Secret } from '../../contract/secret';

/** What a field of a log may be. Anything else does not compile; should it come, its kind is shown. */
export type Field =
  | string
  | number
  | boolean
  | null
  | undefined
  | Secret
  | URL
  | Error
  | readonly Field[]
  | { readonly [name: string]: Field };
export type Fields = Readonly<Record<string, Field>>;

/** What a log holds: nothing but JSON. */
export type Shown = string | number | boolean | null | Shown[] | { [name: string]: Shown };

/** A folder that is shown by a short name: the home folder by `~`. */
export interface KnownFolder {
  /** Absolute. */
  path: string;
  shownAs: '~' | '[photos]' | '[profile]' | '[app]';
}

export interface RedactorOptions {
  /** Every token that this process knows now. */
  secrets(): Iterable<Secret>;
  /** Of folders within each other, the inner one counts. */
  folders(): readonly KnownFolder[];
}

/** Makes of anything what may be written down. */
export interface Redactor {
  /**
   * The text, at most 2 000 characters of it, with no token, no query string, user name or password of a
   * URL, and with known folders by their short names.
   */
  text(text: string): string;
  /** Text, numbers, lists, objects and errors (name, code, message, frames, causes), 5 deep; never throws. */
  value(value: unknown): Shown;
}

const MAX_TEXT = 2_000;
const MAX_ITEMS = 50;
const MAX_DEPTH = 5;
const MAX_FRAMES = 12;

/** Looked through for addresses and folders; an answer of the API may be megabytes. */
const MAX_LOOK = 10 * MAX_TEXT;

/** A data address may hold a whole picture. */
const ADDRESSES = /data:[^\s"'<>]+|[a-z][a-z0-9+.-]{0,30}:\/\/[^\s"'<>]+/gi;
/** Also of proxies, whose passwords are in no list. */
const CREDENTIALS = /\b(authorization["']?[ \t]*[:=]|bearer\b)[ \t]*[^\r\n]+/gi;

/** @returns the one gate that everything passes on its way into logs and diagnostics */
export function createRedactor({ secrets, folders }: RedactorOptions): Redactor {
  const forms = new Map<string, RegExp>();

  function withShortFolders(given: string): string {
    let rest = given;
    const inner = [...folders()].sort((a, b) => b.path.length - a.path.length);
    for (const { path, shownAs } of inner) {
      let form = forms.get(path);
      if (!form) forms.set(path, (form = formsOf(path)));
      rest = rest.replace(form, () => shownAs);
    }
    return rest;
  }

  function cut(text: string): string {
    let rest = text;
    for (const secret of secrets()) rest = secret.cutFrom(rest);
    return rest;
  }

  function text(given: string): string {
    // Before anything else: a token that is cut in two, or written in another way, is not found again.
    const look = cut(given)
      .slice(0, MAX_LOOK)
      .replace(CREDENTIALS, '$1 [secret]')
      .replace(ADDRESSES, shownAddress);
    const shown = cut(withShortFolders(look));
    return shown.length > MAX_TEXT ? `${shown.slice(0, MAX_TEXT)}…` : shown;
  }

  function show(value: unknown, depth: number): Shown {
    if (value === null || value === undefined) return null;
    if (typeof value === 'string') return text(value);
    if (typeof value === 'boolean') return value;
    if (typeof value === 'number') {
      const written = String(value);
      return Number.isFinite(value) && cut(written) === written ? value : cut(written);
    }
    if (typeof value === 'bigint') return cut(String(value));
    if (typeof value !== 'object') return `[${typeof value}]`;
    if (value instanceof Secret) return String(value);
    if (value instanceof URL) return text(value.href);
    if (depth === 0) return '[…]';
    if (value instanceof Error) return showError(value, depth - 1);
    if (Array.isArray(value)) {
      return value.slice(0, MAX_ITEMS).map((item) => attempt(() => show(item, depth - 1)));
    }
    if (!isPlain(value)) return text(`[${kindOf(value)}]`);
    return Object.fromEntries(
      Object.keys(value)
        .slice(0, MAX_ITEMS)
        .map((name) => [text(name), attempt(() => show(Reflect.get(value, name), depth - 1))]),
    );
  }

  /** What else an error carries (a request, its headers) is nobody's business. */
  function showError(error: Error, depth: number): Shown {
    const shown: { [name: string]: Shown } = {};
    for (const name of ['name', 'code', 'message'] as const) {
      const value: unknown = Reflect.get(error, name);
      if (typeof value === 'string' || typeof value === 'number') shown[name] = show(value, depth);
    }
    const stack: unknown = error.stack;
    if (typeof stack === 'string') {
      // The lines before the frames repeat the message.
      const frames = stack.split('\n').filter((line) => /^\s+at /.test(line));
      shown['frames'] = frames.slice(0, MAX_FRAMES).map((line) => text(line.trim()));
    }
    if (error.cause !== undefined) shown['cause'] = attempt(() => show(error.cause, depth));
    if (error instanceof AggregateError) shown['errors'] = attempt(() => show(error.errors, depth));
    return shown;
  }

  return { text, value: (value) => attempt(() => show(value, MAX_DEPTH)) };
}

/** A getter or a proxy may throw whatever it likes. */
function attempt(read: () => Shown): Shown {
  try {
    return read();
  } catch {
    return '[unreadable]';
  }
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype;
}

function kindOf(value: object): string {
  return Object.prototype.toString.call(value).slice(8, -1);
}

/** Without user info, query string and fragment. */
function shownAddress(address: string): string {
  if (/^data:/i.test(address)) return 'data:…';
  try {
    const { protocol, host, pathname } = new URL(address);
    return `${protocol}//${host}${pathname}`;
  } catch {
    return '[address]';
  }
}

/** A folder as paths, URLs, JSON and the frames of errors write it. Never a part of a longer name. */
function formsOf(folder: string): RegExp {
  const path = folder.replace(/[/\\]+$/, '');
  // The root is in every path.
  if (path === '') return /(?!)/;
  const slashes = path.replaceAll('\\', '/');
  const inUrl = encodeURI(slashes.replace(/\p{Surrogate}/gu, '')).replace(
    /[?#]/g,
    encodeURIComponent,
  );
  const forms = new Set([path, path.replaceAll('\\', '\\\\'), slashes, inUrl]);
  const escaped = [...forms].map((form) => form.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'));
  return new RegExp(`(?:file:///??)?(?:${escaped.join('|')})(?![\\p{L}\\p{N}\\p{M}_-])`, 'giu');
}

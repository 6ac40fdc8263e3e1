import type { Clock } from '../../contract/clock';
import type { Fields, Redactor, Shown } from './redact';
import { createRotatingFile } from './rotating-file';
import type { RotatingFileOptions } from './rotating-file';

/** Who speaks. */
export type LogPart = 'app' | 'window' | 'engine' | 'storage' | 'saver' | 'keychain' | 'logs';

type Level = 'info' | 'warning' | 'error';

/**
 * Notes for whoever looks into a trouble later. `fields` never hold what is the operator's own (names,
 * task IDs, file names); that is what `own` is for, and diagnostics leave it out unless it is asked for.
 * Nothing here waits or throws, whatever it is given.
 */
export interface Log {
  info(part: LogPart, message: string, fields?: Fields, own?: Fields): void;
  warning(part: LogPart, message: string, fields?: Fields, own?: Fields): void;
  /** `error`: whatever was thrown. */
  error(part: LogPart, message: string, error: unknown, fields?: Fields, own?: Fields): void;
  /** Where it is written, the newest file first; most of them may not be there. */
  readonly paths: readonly string[];
  /** Resolves when what was logged before is written, or could not be. */
  flush(): Promise<void>;
  /** Writes the rest, for at most 2 s; what is logged from now on is dropped. */
  close(): Promise<void>;
}

export interface LogOptions extends RotatingFileOptions {
  clock: Clock;
  redactor: Redactor;
  /** Is handed every line too, as it is written: for the terminal of whoever develops. */
  echo?: (line: string) => void;
}

/** Lines that wait for a slow or full disk take no more memory than this, in characters. */
const MAX_WAITING = 1024 * 1024;
const MAX_LINE = 16 * 1024;
const CLOSE_WITHIN_MS = 2_000;

/**
 * One JSON object a line: `time`, `level`, `part`, `message`, and where there are any `fields`, `error`
 * and `own`. Lines that come while others are being written go to disk together, in one piece.
 */
export function createLog(options: LogOptions): Log {
  const { clock, redactor, echo } = options;
  const file = createRotatingFile(options);
  let waiting: string[] = [];
  let size = 0;
  let lost = 0;
  let writing: Promise<void> | null = null;
  let closed = false;

  function add(
    level: Level,
    part: LogPart,
    message: string,
    rest: { fields?: Fields | undefined; error?: unknown; own?: Fields | undefined },
  ): void {
    if (closed) return;
    try {
      const line = lineOf(level, part, message, rest);
      if (size + line.length > MAX_WAITING) {
        lost += 1;
        return;
      }
      waiting.push(line);
      size += line.length;
      writing ??= writeAll();
      echo?.(line);
    } catch {
      // A port failed, or a terminal was closed: none of the caller's business.
    }
  }

  function lineOf(level: Level, part: LogPart, message: string, rest: object): string {
    const line: Record<string, Shown> = {
      time: new Date(clock.now()).toISOString(),
      level,
      part: redactor.text(part),
      message: redactor.text(message),
    };
    for (const [name, value] of Object.entries(rest)) {
      if (value !== undefined) line[name] = redactor.value(value);
    }
    const whole = JSON.stringify(line);
    if (whole.length <= MAX_LINE) return whole;
    for (const name of Object.keys(rest)) if (name in line) line[name] = '[too long]';
    return JSON.stringify(line);
  }

  async function writeAll(): Promise<void> {
    // What is logged in the same breath goes with it.
    await Promise.resolve();
    while (waiting.length > 0) {
      const lines = waiting;
      waiting = [];
      size = 0;
      const before = lost;
      lost = 0;
      const note = before === 0 ? [] : [lineOf('warning', 'logs', notWritten(before), {})];
      const written = await file.write([...note, ...lines]);
      if (written < note.length) lost += before;
      lost += lines.length - Math.max(0, written - note.length);
    }
    writing = null;
  }

  const flush = (): Promise<void> => writing ?? Promise.resolve();

  return {
    info: (part, message, fields, own) => add('info', part, message, { fields, own }),
    warning: (part, message, fields, own) => add('warning', part, message, { fields, own }),
    error: (part, message, error, fields, own) =>
      // A rejection may come without a reason.
      add('error', part, message, { fields, error: error ?? String(error), own }),
    paths: file.paths,
    flush,
    async close() {
      closed = true;
      let cancel = (): void => undefined;
      const tooLate = new Promise<void>((resolve) => {
        cancel = clock.setTimer(CLOSE_WITHIN_MS, resolve);
      });
      await Promise.race([flush(), tooLate]);
      cancel();
    },
  };
}

function notWritten(lines: number): string {
  return lines === 1 ? '1 line could not be written.' : `${lines} lines could not be written.`;
}

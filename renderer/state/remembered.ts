import * as v from 'valibot';

/**
 * What only the window cares about (which view, how wide a column is) is remembered by Chromium, in the
 * profile folder. It is no choice of settings.json: neither the engine nor the command line ever asks,
 * and a column that is being dragged must not write a file with every step.
 */
export interface Remembered<T> {
  /** What was remembered; undefined when there is nothing, or it makes no sense. */
  read(): T | undefined;
  write(value: T): void;
}

/** A place to remember one thing at, by name; what comes back has passed `schema`. */
export function remembered<T>(name: string, schema: v.GenericSchema<unknown, T>): Remembered<T> {
  const key = `proofsheet:${name}`;
  return {
    read() {
      try {
        const parsed = v.safeParse(schema, JSON.parse(localStorage.getItem(key) ?? 'null'));
        return parsed.success ? parsed.output : undefined;
      } catch {
        return undefined;
      }
    },
    write(value) {
      try {
        localStorage.setItem(key, JSON.stringify(value));
      } catch {
        // The disk is full: it holds until the window closes.
      }
    },
  };
}

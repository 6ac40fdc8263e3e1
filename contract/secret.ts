const SHOWN = '[secret]';

/** Shorter than any real token: so short a word could stand in a text by chance. */
const SHORTEST_CUT = 8;

/**
 * A token that cannot be printed by accident. Whatever turns it into text gives `[secret]`: string
 * templates, JSON, `util.inspect`. Whatever copies it gives an empty object: spreading,
 * `structuredClone`, messages to other processes and threads.
 * The value comes out by `reveal` alone, which belongs to those who hand it on to where it must go: the
 * API's header, and the keychain.
 */
export class Secret {
  // A private name, not a field of TypeScript's: nothing outside this class can reach or list it.
  readonly #value: string;
  readonly #forms: RegExp | null;

  constructor(value: string) {
    this.#value = value;
    this.#forms = value.length < SHORTEST_CUT ? null : formsOf(value);
    Object.freeze(this);
  }

  /** The value itself. */
  reveal(): string {
    return this.#value;
  }

  /**
   * The text with `shown` wherever it quotes the value, in upper or lower case, as it is or as it stands
   * in a URL or in JSON. A value of less than 8 characters is not looked for.
   */
  cutFrom(text: string, shown: string = SHOWN): string {
    return this.#forms === null ? text : text.replace(this.#forms, () => shown);
  }

  toString(): string {
    return SHOWN;
  }

  toJSON(): string {
    return SHOWN;
  }

  /** The name that Node's `util.inspect`, and so `console`, asks for. */
  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return SHOWN;
  }
}

function formsOf(value: string): RegExp {
  const forms = new Set([
    value,
    // Half of a surrogate pair has no such form.
    encodeURIComponent(value.replace(/\p{Surrogate}/gu, '')),
    JSON.stringify(value).slice(1, -1),
  ]);
  const escaped = [...forms].map((form) => form.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'));
  return new RegExp(escaped.join('|'), 'gi');
}

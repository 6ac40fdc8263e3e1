import { shellWords, type RefusalCode, type RefusalWords } from '../words';

/** A call that cannot be carried out, for a reason that the operator should read. */
export class Refusal<C extends RefusalCode = RefusalCode> extends Error {
  readonly code: C;

  /** @param given what the sentence for this code names: a path, a number */
  constructor(code: C, ...given: Parameters<RefusalWords[C]>) {
    super(sentence(code, ...given));
    this.name = 'Refusal';
    this.code = code;
  }
}

/** What happened and the way out, in the language in use. */
export function sentence<C extends RefusalCode>(
  code: C,
  ...given: Parameters<RefusalWords[C]>
): string {
  const say = shellWords().refusals[code] as (...all: Parameters<RefusalWords[C]>) => string;
  return say(...given);
}

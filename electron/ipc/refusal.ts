/** A call that cannot be carried out, for a reason that the operator should read. */
export class Refusal extends Error {
  readonly code: string;

  /** @param message what happened and the way out, in the operator's words */
  constructor(code: string, message: string) {
    super(message);
    this.name = 'Refusal';
    this.code = code;
  }
}

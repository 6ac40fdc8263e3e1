import type * as fc from 'fast-check';

/** A part of the program that takes what others wrote, and what must hold whatever that is. */
export interface Target<T = unknown> {
  name: string;
  /** Inputs that are tried with the ordinary tests: about two seconds' worth. */
  taste: number;
  /** Good inputs, to be spoilt. */
  seeds: readonly T[];
  /** Spoils inputs: of `from` come good ones, and ones that were spoilt before and led to something new. */
  spoil(from: fc.Arbitrary<T>): fc.Arbitrary<T>;
  /** Throws where the program does what it must not. */
  check(input: T): void | Promise<void>;
}

/** No input of these sizes takes so long, in ms of the processor, unless its work grows out of proportion. */
const MOST_MS = 2_000;

/** Does `work`; throws when it takes as long as only a hang does. */
export async function within<T>(work: () => T | Promise<T>): Promise<T> {
  const before = process.cpuUsage();
  const result = await work();
  const { user, system } = process.cpuUsage(before);
  const ms = (user + system) / 1_000;
  if (ms > MOST_MS) throw new Error(`It took ${Math.round(ms)} ms.`);
  return result;
}

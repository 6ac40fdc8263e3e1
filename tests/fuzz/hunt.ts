import { Session } from 'node:inspector/promises';
import * as fc from 'fast-check';
import type { Target } from './target';
import { TARGETS } from './targets';

/** An input that made a target do what it must not. */
export interface Find {
  target: string;
  seed: number;
  error: string;
  /** As small as it could be made, in the words of fast-check. */
  input: string;
}

export interface HuntOptions {
  /** For all targets together, in ms. */
  ms: number;
  seed: number;
  /** Only targets whose name holds this. */
  only: string;
  say(line: string): void;
}

/** Inputs of one draw, between two looks at the coverage. */
const DRAW = 25;
/** Inputs that led to something new; the oldest give way. */
const MOST_KEPT = 2_000;

/**
 * Spoils inputs for as long as it is told. Inputs that reach code which none before them has reached are
 * kept, and spoilt further: so it gets deeper than chance alone.
 */
export async function hunt({ ms, seed, only, say }: HuntOptions): Promise<Find[]> {
  const targets = TARGETS.filter(({ name }) => name.includes(only));
  const coverage = await watchCoverage();
  const finds: Find[] = [];
  for (const target of targets) {
    const until = Date.now() + ms / targets.length;
    const kept = [...target.seeds];
    const spoilt = target.spoil(fc.nat().map((n) => kept[n % kept.length]));
    let tried = 0;
    let reached = 0;
    let find: Find | null = null;
    for (let draw = seed; Date.now() < until && find === null; draw += 1) {
      const inputs = fc.sample(spoilt, { seed: draw, numRuns: DRAW });
      const failed = await firstFailure(target, inputs);
      tried += inputs.length;
      const fresh = await coverage.fresh();
      reached += fresh;
      if (fresh > 0) kept.push(...inputs);
      if (kept.length > MOST_KEPT) kept.splice(target.seeds.length, DRAW);
      if (failed !== null) find = await shrunk(target, kept, draw, failed);
    }
    if (find !== null) finds.push(find);
    const news = kept.length - target.seeds.length;
    say(`${target.name}: ${tried} inputs, ${reached} pieces of code reached, ${news} kept`);
  }
  await coverage.end();
  return finds;
}

async function firstFailure(target: Target, inputs: readonly unknown[]): Promise<string | null> {
  for (const input of inputs) {
    try {
      await target.check(input);
    } catch (error) {
      return error instanceof Error ? (error.stack ?? error.message) : String(error);
    }
  }
  return null;
}

/** The same inputs again, by the same seed: fast-check makes the failing one small. */
async function shrunk(
  target: Target,
  kept: readonly unknown[],
  seed: number,
  error: string,
): Promise<Find> {
  const corpus = [...kept];
  const property = fc.asyncProperty(
    target.spoil(fc.nat().map((n) => corpus[n % corpus.length])),
    async (input) => {
      await target.check(input);
    },
  );
  const run = await fc.check(property, { seed, numRuns: DRAW, interruptAfterTimeLimit: 60_000 });
  const input = fc.stringify(run.counterexample?.[0] ?? 'lost: run the seed again');
  return { target: target.name, seed, error, input };
}

/** Tells how much code of ours ran for the first time since the last look. */
async function watchCoverage(): Promise<{ fresh(): Promise<number>; end(): Promise<void> }> {
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.startPreciseCoverage', { callCount: false, detailed: true });
  const seen = new Set<string>();
  return {
    async fresh() {
      const before = seen.size;
      const { result } = await session.post('Profiler.takePreciseCoverage');
      for (const { url, functions } of result) {
        if (!/\/(?:electron|contract)\//.test(url)) continue;
        for (const { ranges } of functions) {
          for (const { startOffset, endOffset, count } of ranges) {
            if (count > 0) seen.add(`${url} ${startOffset} ${endOffset}`);
          }
        }
      }
      return seen.size - before;
    },
    async end() {
      await session.post('Profiler.disable');
      session.disconnect();
    },
  };
}

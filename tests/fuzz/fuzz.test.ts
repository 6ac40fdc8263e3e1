import * as fc from 'fast-check';
import { describe, test } from 'vitest';
import { TARGETS } from './targets';

// A taste of `node tests/fuzz/fuzz.mjs`, which goes on for as long as it is told.
describe('whatever is spoilt of', () => {
  test.each(TARGETS.map((target) => [target.name, target] as const))('%s', async (_, target) => {
    const input = target.spoil(fc.constantFrom(...target.seeds));
    await fc.assert(
      fc.asyncProperty(input, async (spoilt) => {
        await target.check(spoilt);
      }),
      { numRuns: target.taste },
    );
  });
});

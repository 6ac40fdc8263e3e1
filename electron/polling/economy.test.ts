import { describe, expect, it } from 'vitest';
import { measureEconomy } from '../../tests/bench/polling';

// Counts on a simulated clock, the same on every machine: the goals of S8 in docs/benchmarks.md.
describe('10 000 tasks cost few requests and are seen in time', () => {
  it.each([
    ['submitted at once', { submittedOverMs: 0, ratio: 400, medianLagMs: 50_000 }],
    ['submitted over an hour', { submittedOverMs: 3_600_000, ratio: 120, medianLagMs: 3_000 }],
  ])(
    '%s',
    async (_, goal) => {
      const { submittedOverMs } = goal;
      const economy = await measureEconomy({ tasks: 10_000, submittedOverMs, seed: 1 });
      expect(economy.ratio).toBeGreaterThanOrEqual(goal.ratio);
      expect(economy.medianLagMs).toBeLessThanOrEqual(goal.medianLagMs);
      expect(economy.unseen).toBe(0);
      expect(economy.maxLagMs).toBeLessThan(150_000);
      expect(economy.mostIds).toBe(50);
      expect(economy.shortestGapMs).toBeGreaterThanOrEqual(500);
    },
    60_000,
  );
});

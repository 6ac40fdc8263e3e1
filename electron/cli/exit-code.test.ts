import { expect, test } from 'vitest';
import { firstThatHolds } from './exit-code';

test('of several exit codes the most telling one is used', () => {
  const order = [130, 2, 4, 5, 3, 1, 0];
  for (const [place, code] of order.entries()) {
    expect(firstThatHolds(order.slice(place).toReversed())).toBe(code);
  }
  expect(firstThatHolds([])).toBe(0);
});

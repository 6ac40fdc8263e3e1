import { expect, it } from 'vitest';
import { createRowPace } from './row-pace';

function pace() {
  let now = 0;
  const made = createRowPace(() => now);
  return {
    ahead: made.ahead,
    move(first: number, afterMs: number) {
      now += afterMs;
      made.moved({ first, last: first + 19 });
    },
    wait: (ms: number) => (now += ms),
  };
}

it('tells how far a flying range will have moved, either way', () => {
  const down = pace();
  for (let i = 0; i < 20; i += 1) down.move(i * 10, 16);
  expect(down.ahead()).toBeGreaterThan(80);
  expect(down.ahead()).toBeLessThan(100);
  const up = pace();
  for (let i = 0; i < 20; i += 1) up.move(1_000 - i * 10, 16);
  expect(up.ahead()).toBe(-down.ahead());
});

it('has nothing to tell of a range that stands, moves slowly or has only jumped', () => {
  const range = pace();
  range.move(0, 16);
  range.move(5_000, 2_000);
  expect(range.ahead()).toBe(0);
  for (let i = 0; i < 10; i += 1) range.move(5_000 + i, 32);
  expect(range.ahead()).toBe(0);
  for (let i = 0; i < 10; i += 1) range.move(5_000 + i * 20, 16);
  expect(range.ahead()).not.toBe(0);
  range.wait(150);
  expect(range.ahead()).toBe(0);
});

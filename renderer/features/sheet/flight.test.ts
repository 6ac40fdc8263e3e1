import { createRoot } from 'solid-js';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createFlight } from './flight';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** Moves a sheet of which 700 px are seen by `px` in each of some frames. */
function scroll(px: number, ms = 17): () => boolean {
  return createRoot(() => {
    const { flies, moved } = createFlight(() => 700, Date.now);
    for (let frame = 0; frame < 5; frame += 1) {
      vi.advanceTimersByTime(ms);
      moved(px);
    }
    return flies;
  });
}

it('looks at photos while the wheel turns, and not while the sheet flies by, up or down', () => {
  expect(scroll(60)()).toBe(false);
  expect(scroll(600)()).toBe(true);
  expect(scroll(-600)()).toBe(true);
});

it('does not take two frames in quick succession for a flight', () => {
  expect(scroll(60, 2)()).toBe(false);
});

it('takes a single leap for no flight', () => {
  expect(scroll(5_000, 1_000)()).toBe(false);
});

it('lands when the sheet stands or slows down', () => {
  const flies = scroll(600);
  vi.advanceTimersByTime(99);
  expect(flies()).toBe(true);
  vi.advanceTimersByTime(1);
  expect(flies()).toBe(false);
});

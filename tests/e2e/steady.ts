import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from '@playwright/test';

/** At a stand-in's pace a window that checks asks several times within this, in ms. */
const LONG_ENOUGH_MS = 2_500;
const LOOK_EVERY_MS = 50;

/** Watches a value for a while, during which it must not change: the proof that something rests. */
export async function expectSteady(what: string, read: () => number): Promise<void> {
  const first = read();
  const until = Date.now() + LONG_ENOUGH_MS;
  while (Date.now() < until) {
    expect(read(), what).toBe(first);
    await sleep(LOOK_EVERY_MS);
  }
}

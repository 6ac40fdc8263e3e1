import { setTimeout as wait } from 'node:timers/promises';
import type { Random } from '../../sandbox/random';
import type { Running } from '../cli/desk';
import { descendantsOf, isRunning, killNow } from './processes';

/** What was killed: the program, the child process that saves, or both. */
export type Target = 'program' | 'saver' | 'both';

/** A saver that outlives the program by so long is a fault of its own, in ms. */
export const ORPHAN_MS = 15_000;

export interface Strike {
  /** `program` also where it had no child at that moment. */
  target: Target;
  /** How long the saver was there after the program was killed, in ms. */
  orphanMs: number;
}

/** Kills what is wanted, or what there is of it; resolves when nothing runs that should not. */
export async function strike(running: Running, wanted: Target, random: Random): Promise<Strike> {
  const children = descendantsOf(running.pid);
  const target = children.length === 0 ? 'program' : wanted;
  const victims = target === 'program' ? [running.pid] : [...children];
  if (target === 'both') victims.splice(random() < 0.5 ? 0 : victims.length, 0, running.pid);
  for (const victim of victims) killNow(victim);
  const orphanMs = await until(() => !children.some(isRunning), ORPHAN_MS);
  if (target === 'saver') return { target, orphanMs: 0 };
  for (const child of children) killNow(child);
  // It counts as ended when nobody holds its stderr any more, the saver included.
  await running.ended;
  return { target, orphanMs };
}

/** Waits until it is so, at most `limitMs`; how long it took, in ms. */
export async function until(isSo: () => boolean, limitMs: number): Promise<number> {
  const begun = performance.now();
  while (!isSo() && performance.now() - begun < limitMs) await wait(5);
  return performance.now() - begun;
}

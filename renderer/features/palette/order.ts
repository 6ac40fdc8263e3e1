import type { Entry } from './entries';
import { closeness, score } from './score';

/** Lists that are offered before anything is typed, tasks of those that were found, and lines in all. */
const LISTS_UNASKED = 6;
const MOST_TASKS = 6;
const MOST = 60;

/** Those that fit what was typed, best first; in their own order while nothing is typed. */
export function fitting(entries: readonly Entry[], typed: string): Entry[] {
  if (typed.trim() === '') {
    let lists = 0;
    return entries.filter((entry) => !entry.theirs || ++lists <= LISTS_UNASKED);
  }
  return entries
    .flatMap((entry) => {
      const fit = score(typed, entry.name);
      return fit === null ? [] : [{ entry, fit }];
    })
    .toSorted((a, b) => b.fit - a.fit)
    .slice(0, MOST)
    .map(({ entry }) => entry);
}

/**
 * What fits, with the closest of the tasks that were found, in that order. They stand where the first of
 * them belongs by its closeness to what was typed, and after everything where none of them is close.
 */
export function withTasks(
  fit: readonly Entry[],
  tasks: readonly Entry[],
  typed: string,
): readonly Entry[] {
  const closest = tasks
    .toSorted((a, b) => closeness(typed, b.name) - closeness(typed, a.name))
    .slice(0, MOST_TASKS);
  const close = closest[0] ? closeness(typed, closest[0].name) : 0;
  const at = close === 0 ? -1 : fit.findIndex(({ name }) => closeness(typed, name) < close);
  return at < 0 ? [...fit, ...closest] : fit.toSpliced(at, 0, ...closest);
}

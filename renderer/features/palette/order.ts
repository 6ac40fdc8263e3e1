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
 * What fits, with those of the found tasks that are closest to what was typed, the closest first. They stand
 * where that one belongs by its closeness, and after everything where none of them is close.
 */
export function withTasks(
  fit: readonly Entry[],
  tasks: readonly Entry[],
  typed: string,
): readonly Entry[] {
  const closest = tasks
    .map((entry) => ({ entry, close: closeness(typed, entry.name) }))
    .toSorted((a, b) => b.close - a.close)
    .slice(0, MOST_TASKS);
  const close = closest[0]?.close ?? 0;
  const at = close === 0 ? -1 : fit.findIndex(({ name }) => closeness(typed, name) < close);
  return fit.toSpliced(at < 0 ? fit.length : at, 0, ...closest.map(({ entry }) => entry));
}

import { normalised } from './search-text';
import type { Connection } from './transaction';

/** What one column of the lists says about the tasks of an account. */
export interface Column {
  /** Which of the values each task has, by its row number; 0, as beyond the end = none. */
  valueOf: Int32Array;
  /** The values by their numbers, as they are written first; 0 is ''. */
  spelled: readonly string[];
  /** The same in the form in which they are compared. */
  folded: readonly string[];
}

export type ReadColumn = (account: number, title: string) => Column;

/** Columns that are kept, and values of all of them: a column of numbers has as many as there are tasks. */
const MAX_KEPT = 4;
const MAX_VALUES_KEPT = 1_000_000;

/**
 * Reads columns of the lists. What lists say changes only when tasks come or go (`members`), so that a column
 * is read once, whatever else is filtered, searched and sorted.
 */
export function createColumns(db: Connection, members: () => number): ReadColumn {
  // As JSON texts: ten times as fast into JavaScript as a row for each. A title may hold anything, so it is
  // compared, not written into a path.
  const read = db.prepare(`
    SELECT json_group_array(task) AS tasks, json_group_array(value) AS said FROM (
      SELECT e.task, f.value FROM lists l CROSS JOIN entries e ON e.list = l.id, json_each(e.fields) AS f
      WHERE l.account = ? AND f.key = ? ORDER BY e.list, e.seq)`);
  const kept = new Map<string, { members: number; column: Column }>();

  function columnOf(account: number, title: string): Column {
    const { tasks, said }: { tasks: string; said: string } = read.get(account, title);
    return numbered(JSON.parse(tasks), JSON.parse(said));
  }

  function forgetOldest(): void {
    let values = 0;
    for (const { column } of kept.values()) values += column.spelled.length;
    for (const [name, { column }] of kept) {
      if (kept.size === 1 || (kept.size <= MAX_KEPT && values <= MAX_VALUES_KEPT)) return;
      kept.delete(name);
      values -= column.spelled.length;
    }
  }

  return (account, title) => {
    const name = JSON.stringify([account, title]);
    const known = kept.get(name);
    const made =
      known?.members === members()
        ? known
        : { members: members(), column: columnOf(account, title) };
    // Used last, it is forgotten last.
    kept.delete(name);
    kept.set(name, made);
    forgetOldest();
    return made.column;
  };
}

/** `tasks[i]` has `said[i]`, unless an earlier one has told of it: as in entries.ts. */
function numbered(tasks: readonly number[], said: readonly string[]): Column {
  const valueOf = new Int32Array(tasks.reduce((most, task) => Math.max(most, task), -1) + 1);
  const spelled = [''];
  const folded = [''];
  const numbers = new Map<string, number>([['', 0]]);
  /** The number of a text as it is written: most are folded once, however many tasks have them. */
  const written = new Map<string, number>();
  for (const [i, text] of said.entries()) {
    const task = tasks[i]!;
    if (valueOf[task] !== 0) continue;
    let number = written.get(text);
    if (number === undefined) {
      const fold = normalised(text);
      number = numbers.get(fold) ?? spelled.length;
      if (number === spelled.length) {
        spelled.push(text);
        folded.push(fold);
        numbers.set(fold, number);
      }
      written.set(text, number);
    }
    valueOf[task] = number;
  }
  return { valueOf, spelled, folded };
}

/** Those of `tasks` for which the column says `value` ('' = nothing), in their order. */
export function only(tasks: Int32Array, column: Column, value: string): Int32Array {
  const { valueOf, folded } = column;
  const wanted = folded.indexOf(normalised(value));
  return tasks.filter((task) => (valueOf[task] ?? 0) === wanted);
}

import type { ReadColumn } from './columns';
import { naturalKey } from './natural-key';

/** The rank of each task (by its row number) in the natural order of one column; 0 = it has nothing there. */
export type FieldRanks = (account: number, title: string) => Int32Array;

/** Orders that are kept: a column's ranks take 4 bytes a task. */
const MAX_KEPT = 4;

/**
 * Orders tasks by a column of their lists. What lists say changes only when tasks come or go (`members`),
 * so that a column is ordered once, whatever else is filtered and searched.
 */
export function createFieldRanks(column: ReadColumn, members: () => number): FieldRanks {
  const kept = new Map<string, { members: number; ranks: Int32Array }>();

  function ranksOf(account: number, title: string): Int32Array {
    const { valueOf, folded } = column(account, title);
    const byKey = folded
      .map((value, number) => ({ number, key: naturalKey(value) }))
      .slice(1)
      .sort((a, b) => (a.key < b.key ? -1 : Number(a.key > b.key)));
    const rankOf = new Int32Array(folded.length);
    let rank = 0;
    let before: string | null = null;
    for (const { number, key } of byKey) {
      if (key !== before) rank += 1;
      before = key;
      rankOf[number] = rank;
    }
    return valueOf.map((number) => rankOf[number]!);
  }

  return (account, title) => {
    const name = JSON.stringify([account, title]);
    const known = kept.get(name);
    if (known?.members === members()) return known.ranks;
    const made = { members: members(), ranks: ranksOf(account, title) };
    kept.delete(name);
    kept.set(name, made);
    for (const oldest of kept.keys()) {
      if (kept.size <= MAX_KEPT) break;
      kept.delete(oldest);
    }
    return made.ranks;
  };
}

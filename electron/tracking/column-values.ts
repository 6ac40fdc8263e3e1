import type { ColumnValues, RowQuery } from '../../contract/view';
import { MAX_COLUMN_VALUE } from '../../contract/view';
import type { ReadColumn } from './columns';
import type { ReadOrder } from './orders';
import { normalised } from './search-text';

/** Values that are told. */
const MAX_TOLD = 100;

/** What a column says among the tasks of a query, whatever that asks of this column; with `search` in it. */
export function createColumnValues(
  order: ReadOrder,
  column: ReadColumn,
): (account: number, query: RowQuery, title: string, search: string) => ColumnValues {
  return (account, query, title, search) => {
    const columns = query.columns.filter((one) => one.title !== title);
    const among = order.whole(account, { ...query, columns, sort: 'added', descending: false });
    const { valueOf, spelled, folded } = column(account, title);
    const counts = new Int32Array(spelled.length);
    for (const task of among) counts[valueOf[task] ?? 0]! += 1;

    const wanted = normalised(search.trim());
    const found: number[] = [];
    for (let number = 1; number < counts.length; number += 1) {
      const isTold = counts[number]! > 0 && spelled[number]!.length <= MAX_COLUMN_VALUE;
      if (isTold && folded[number]!.includes(wanted)) found.push(number);
    }
    // Of equally many, the one that came first: their order is a list's own.
    found.sort((a, b) => counts[b]! - counts[a]!);
    const told = found.slice(0, MAX_TOLD);
    return {
      values: told.map((number) => ({ value: spelled[number]!, tasks: counts[number]! })),
      more: found.length - told.length,
      blank: counts[0]!,
    };
  };
}

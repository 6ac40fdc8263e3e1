import type { RowQuery } from '../../contract/view';
import type { HeldTexts, TextBlock } from './held-texts';
import { normalised } from './search-text';
import { inOrderOf } from './sorts';

/** A text that is looked up costs as much as so many that are met on the way through all of them. */
const LOOKUP = 8;

/** Searches the tasks' texts. */
export interface Hits {
  /** So few of `tracked` tasks that to look at each costs less than to go through all texts. */
  areFew(tasks: Int32Array, tracked: number): boolean;
  /** All tasks whose text holds `search`, in the order added. */
  all(account: number, search: string): Int32Array;
  /** Those of `among`, in their order. `tracked`: tasks of the account in all. */
  among(account: number, search: string, among: Int32Array, tracked: number): Int32Array;
}

/** What is searched for, in the form in which texts are kept; '' = nothing. */
export function searched(query: RowQuery): string {
  return normalised(query.search.trim());
}

/** All tasks that `query` finds are among those of `before`, in the same order. */
export function isWithin(query: RowQuery, search: string, before: RowQuery): boolean {
  const old = searched(before);
  if (old === '' || old === search || !search.includes(old)) return false;
  const { days } = query;
  return (
    query.status === before.status &&
    query.list === before.list &&
    query.template === before.template &&
    query.mode === before.mode &&
    query.cause === before.cause &&
    days?.from === before.days?.from &&
    days?.to === before.days?.to &&
    JSON.stringify(query.columns) === JSON.stringify(before.columns) &&
    query.sort === before.sort &&
    query.descending === before.descending
  );
}

/** Texts are looked up one by one where they are few, else gone through as a whole. */
export function createHits(texts: HeldTexts): Hits {
  function all(account: number, search: string): Int32Array {
    const parts: Int32Array[] = [];
    for (const block of texts.blocks(account)) parts.push(hitsIn(block, search));
    return joined(parts);
  }
  const areFew = (tasks: Int32Array, tracked: number): boolean => tasks.length * LOOKUP < tracked;
  return {
    areFew,
    all,
    among(account, search, among, tracked) {
      if (areFew(among, tracked)) {
        return among.filter((task) => textOf(texts.blockOf(account, task), task).includes(search));
      }
      return inOrderOf(among, all(account, search));
    },
  };
}

function hitsIn({ tasks, text, starts }: TextBlock, search: string): Int32Array {
  const found = new Int32Array(tasks.length);
  let count = 0;
  let row = 0;
  for (let at = text.indexOf(search); at >= 0; at = text.indexOf(search, starts[row])) {
    while (starts[row + 1]! <= at) row += 1;
    found[count] = tasks[row]!;
    count += 1;
    row += 1;
    // Nothing is behind the last one.
    if (row === tasks.length) break;
  }
  return found.slice(0, count);
}

/** '' where the task has none. */
function textOf({ tasks, text, starts }: TextBlock, task: number): string {
  let row = 0;
  for (let end = tasks.length; row < end;) {
    const middle = (row + end) >> 1;
    if (tasks[middle]! < task) row = middle + 1;
    else end = middle;
  }
  return tasks[row] === task ? text.slice(starts[row], starts[row + 1]! - 1) : '';
}

function joined(parts: readonly Int32Array[]): Int32Array {
  const whole = new Int32Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

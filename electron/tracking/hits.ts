import type { RowQuery } from '../../contract/view';
import { normalised } from './search-text';
import { inOrderOf } from './sorts';
import type { Connection } from './transaction';

/** A row that is looked up costs as much as so many that are met on the way through all of them. */
const LOOKUP = 8;

/** Searches the tasks' texts. */
export interface Hits {
  /** All tasks whose text holds `search`, in the order added. */
  all(account: number, search: string): number[];
  /** Those of `among`, in their order. `tracked`: tasks of the account in all. */
  among(account: number, search: string, among: readonly number[], tracked: number): number[];
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
    query.sort === before.sort &&
    query.descending === before.descending
  );
}

/** Texts are looked up one by one where they are few, else gone through as a whole. */
export function createHits(db: Connection): Hits {
  const ofSome = db.prepare(`
    SELECT json_group_array(value) AS tasks FROM (
      SELECT some.value FROM json_each(?) AS some CROSS JOIN search_texts s ON s.task = some.value
      WHERE instr(s.text, ?) > 0 ORDER BY some.key)`);
  const ofAll = db.prepare(`
    SELECT json_group_array(task) AS tasks FROM (
      SELECT task FROM search_texts WHERE account = ? AND instr(text, ?) > 0 ORDER BY task)`);

  function all(account: number, search: string): number[] {
    const { tasks }: { tasks: string } = ofAll.get(account, search);
    return JSON.parse(tasks);
  }
  return {
    all,
    among(account, search, among, tracked) {
      if (among.length * LOOKUP < tracked) {
        const { tasks }: { tasks: string } = ofSome.get(JSON.stringify(among), search);
        return JSON.parse(tasks);
      }
      return inOrderOf(among, all(account, search));
    },
  };
}

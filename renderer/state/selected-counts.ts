import { createEffect, createMemo, createSignal, on, onCleanup } from 'solid-js';
import { MOST_COUNTED } from '../../contract/ipc';
import type { TaskCounts, TaskRow } from '../../contract/view';
import { addCounts, countRows } from './task-counts';

interface Ports {
  /** IDs of the selected tasks; another set is another selection. */
  ids: () => ReadonlySet<string>;
  /** All rows that the window holds. */
  rows: () => readonly TaskRow[];
  /** Grows with every change of tracked data. */
  revision: () => number;
  /** Asks the store about some tasks, at most `MOST_COUNTED` of them. */
  count(ids: string[]): Promise<TaskCounts | undefined>;
}

interface Told {
  ids: ReadonlySet<string>;
  /** Of the data when it was asked for. */
  revision: number;
  counts: TaskCounts;
}

/** Changes follow each other fast: so long nothing is asked, or so many times as long as an answer took. */
const REST_MS = 250;
const REST_TIMES = 4;

/**
 * How the selected tasks stand, all of them: counted from their rows where the window holds these, and by
 * the store where it does not. Until its first answer it is what was known of the same tasks before, else
 * what their rows tell that are here.
 */
export function createSelectedCounts({ ids, rows, revision, count }: Ports): () => TaskCounts {
  const [told, setTold] = createSignal<Told | null>(null);
  const here = createMemo(() => (ids().size === 0 ? [] : rows().filter(({ id }) => ids().has(id))));
  const counted = createMemo(() => countRows(here()));
  const isAllHere = createMemo(() => here().length === ids().size);
  let asking: ReadonlySet<string> | null = null;
  let rest: ReturnType<typeof setTimeout> | undefined;

  async function countAll(asked: ReadonlySet<string>): Promise<TaskCounts | undefined> {
    const all = [...asked];
    let sum = countRows([]);
    for (let from = 0; from < all.length; from += MOST_COUNTED) {
      const part = await count(all.slice(from, from + MOST_COUNTED));
      if (!part || asking !== asked) return undefined;
      sum = addCounts(sum, part);
    }
    return sum;
  }

  async function ask(asked: ReadonlySet<string>, at: number): Promise<void> {
    asking = asked;
    clearTimeout(rest);
    rest = undefined;
    const begun = performance.now();
    const counts = await countAll(asked);
    // Another selection is asked about by now.
    if (asking !== asked) return;
    asking = null;
    rest = setTimeout(
      () => {
        rest = undefined;
        refresh();
      },
      Math.max(REST_MS, REST_TIMES * (performance.now() - begun)),
    );
    if (counts) setTold({ ids: asked, revision: at, counts });
  }

  function refresh(): void {
    const wanted = ids();
    const before = told();
    if (isAllHere()) {
      asking = null;
      return;
    }
    const isSame = before?.ids === wanted;
    if (isSame && before.revision >= revision()) return;
    if (asking === wanted || (isSame && rest !== undefined)) return;
    void ask(wanted, revision());
  }

  createEffect(on([ids, revision, isAllHere], refresh));
  // Should the rows go out of sight, this is what is known of them.
  createEffect(() => {
    if (isAllHere()) setTold({ ids: ids(), revision: revision(), counts: counted() });
  });
  onCleanup(() => {
    asking = null;
    clearTimeout(rest);
  });

  const counts = createMemo(() => {
    const before = told();
    if (isAllHere() || before?.ids !== ids()) return counted();
    return before.counts;
  });
  return counts;
}

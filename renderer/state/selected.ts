import { createEffect, createMemo, createSignal, on } from 'solid-js';
import type { RowQuery } from '../../contract/view';
import type { Rows } from './rows';
import { NOTHING, extend, forget, selectAll, selectOnly, toggle } from './selection';
import type { Mark, Selection } from './selection';

export type Pick = 'only' | 'toggle' | 'range' | 'add-range';

export interface Selected {
  ids: () => ReadonlySet<string>;
  has: (id: string) => boolean;
  /** The one selected task; null when there is none or more than one. */
  single: () => string | null;
  /** Where the keyboard stands now; null = nowhere. */
  cursor: () => number | null;
  cursorId: () => string | null;
  pick(index: number, how: Pick): Promise<void>;
  /** Picks the task that is seen there; of rows of the query before, if it is among the first of this one. */
  pickSeen(index: number, how: Pick): Promise<void>;
  /** Selects a task alone, wherever it is, and has it brought into sight. */
  goTo(index: number): Promise<void>;
  /** The index that was gone to and is still to be brought into sight; null = none. */
  sought: () => number | null;
  /** The same, given once: as soon as the rows on hand are those that it is among. */
  takeSought(): number | null;
  all(): Promise<void>;
  clear(): void;
  forget(ids: readonly string[]): void;
}

/** IDs of the rows from one index to another, both included; undefined when they cannot be had. */
type IdsBetween = (from: number, to: number) => Promise<string[] | undefined>;

/** What is selected. It may hold tasks that are not loaded: ranges are read through the bridge. */
export function createSelected(
  query: () => RowQuery,
  rows: Rows,
  idsBetween: IdsBetween,
): Selected {
  const [selection, setSelection] = createSignal<Selection>(NOTHING);
  const [sought, setSought] = createSignal<number | null>(null);
  // An answer that was overtaken by a later click is dropped.
  let turn = 0;

  // A task out of sight must not stay selected: the next action would reach it unseen.
  const shown = createMemo(() => {
    const { sort: _order, descending: _way, ...which } = query();
    return JSON.stringify(which);
  });
  createEffect(
    on(
      shown,
      () => {
        turn++;
        setSelection(NOTHING);
      },
      { defer: true },
    ),
  );

  createEffect(on(query, () => setSought(null), { defer: true }));

  const place = (mark: Mark | null): number | null =>
    mark ? (rows.indexOf(mark.id) ?? mark.index) : null;

  const markAt = async (index: number): Promise<Mark | null> => {
    const row = rows.areCurrent() ? rows.at(index) : undefined;
    const id = row?.id ?? (await idsBetween(index, index))?.[0];
    return id === undefined ? null : { id, index };
  };

  const pick: Selected['pick'] = async (index, how) => {
    const mine = ++turn;
    const mark = await markAt(index);
    if (!mark || mine !== turn) return;
    if (how === 'only') {
      setSelection(selectOnly(mark));
    } else if (how === 'toggle') {
      setSelection((before) => toggle(before, mark));
    } else {
      const from = place(selection().anchor) ?? index;
      const between = await idsBetween(Math.min(from, index), Math.max(from, index));
      if (!between || mine !== turn) return;
      setSelection((before) => extend(before, mark, between, how === 'add-range'));
    }
  };

  const all = async (): Promise<void> => {
    if (!rows.areCurrent()) {
      late = { turn: ++turn, id: null, how: 'only' };
      return;
    }
    const total = rows.total() ?? 0;
    if (total === 0) return;
    const mine = ++turn;
    const ids = await idsBetween(0, total - 1);
    if (ids && mine === turn) setSelection((before) => selectAll(before, ids));
  };
  const pickSeen: Selected['pickSeen'] = async (index, how) => {
    const row = rows.areCurrent() ? undefined : rows.at(index);
    if (!row) return pick(index, how);
    // Until then nothing may be done to what was selected before.
    if (how === 'only') setSelection(NOTHING);
    late = { turn: ++turn, id: row.id, how };
  };
  /** Asked for while rows of the query before were seen; `id` null = all. */
  let late: { turn: number; id: string | null; how: Pick } | null = null;
  createEffect(
    on(rows.areCurrent, (areThere) => {
      if (!areThere) return;
      const asked = late?.turn === turn ? late : null;
      late = null;
      if (asked?.id === null) void all();
      const index = asked?.id ? rows.indexOf(asked.id) : undefined;
      if (asked && index !== undefined) void pick(index, asked.how);
    }),
  );

  return {
    ids: () => selection().ids,
    has: (id) => selection().ids.has(id),
    single() {
      const { ids } = selection();
      if (ids.size !== 1) return null;
      const [id] = ids;
      return id ?? null;
    },
    cursor: () => place(selection().cursor),
    cursorId: () => selection().cursor?.id ?? null,
    pick,
    pickSeen,
    async goTo(index) {
      const picked = pick(index, 'only');
      setSought(index);
      await picked;
    },
    sought,
    takeSought() {
      const index = rows.areCurrent() ? sought() : null;
      if (index !== null) setSought(null);
      return index;
    },
    all,
    clear() {
      turn++;
      setSelection((before) => ({ ...before, ids: new Set<string>() }));
    },
    forget: (ids) => setSelection((before) => forget(before, ids)),
  };
}

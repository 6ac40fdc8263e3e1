import { batch, createEffect, createMemo, createSignal, on } from 'solid-js';
import { createStore, reconcile } from 'solid-js/store';
import type { RowQuery, RowWindow, TaskRow } from '../../contract/view';
import { sameQuery } from './query';
import { createRowPace } from './row-pace';
import { covers, movedAhead, windowAround } from './row-window';
import type { Range } from './row-window';

export interface Rows {
  /** How many tasks the query has; null until the first answer. */
  total: () => number | null;
  /** The row at an index, when the window holds it. */
  at: (index: number) => TaskRow | undefined;
  /** All rows that the window holds. */
  loaded: () => readonly TaskRow[];
  /** Where a task stands, when the window holds it. */
  indexOf: (id: string) => number | undefined;
  /** The query that the rows on hand belong to. */
  query: () => RowQuery | null;
  /** Whether that is the one asked for now: rows of the query before say nothing of a place in it. */
  areCurrent: () => boolean;
  /** Tells which rows are on screen. */
  look(range: Range): void;
}

interface Ports {
  query: () => RowQuery;
  /** Titles of the lists' columns that each row is to bring. */
  fields: () => readonly string[];
  /** Grows with every change of tracked data. */
  revision: () => number;
  fetch(
    query: RowQuery,
    offset: number,
    limit: number,
    fields: readonly string[],
  ): Promise<RowWindow | undefined>;
}

/**
 * The rows on screen and a few around them, read again whenever the data changes. One question is
 * under way at a time, and what changed meanwhile is asked after it. Rows keep their identity by
 * task ID, so that a change of one task touches the nodes of that task alone.
 */
export function createRows(ports: Ports): Rows {
  const [held, setHeld] = createStore<{ rows: TaskRow[] }>({ rows: [] });
  const [offset, setOffset] = createSignal(0);
  const [total, setTotal] = createSignal<number | null>(null);
  const [places, setPlaces] = createSignal<ReadonlyMap<string, number>>(new Map());
  const pace = createRowPace();
  const [range, setRange] = createSignal<Range>(
    { first: 0, last: 23 },
    { equals: (a, b) => a.first === b.first && a.last === b.last },
  );

  const [heldQuery, setHeldQuery] = createSignal<RowQuery | null>(null, {
    // One that was left and comes back is no other one: nothing starts at its top.
    equals: (a, b) => a === b || (a !== null && b !== null && sameQuery(a, b)),
  });
  let heldRevision = -1;
  let heldFields: readonly string[] = [];
  let asking = false;

  const take = (answer: RowWindow, at: number): void => {
    setOffset(at);
    setTotal(answer.total);
    setHeld('rows', reconcile(answer.rows, { key: 'id' }));
    setPlaces(new Map(answer.rows.map((row, i) => [row.id, at + i])));
  };

  const isHeld = (query: RowQuery): boolean => {
    const held = heldQuery();
    return held !== null && sameQuery(held, query);
  };
  const areCurrent = createMemo(() => isHeld(ports.query()));
  const isFresh = (query: RowQuery, revision: number): boolean =>
    isHeld(query) &&
    heldRevision >= revision &&
    ports.fields().every((title) => heldFields.includes(title)) &&
    covers(
      offset(),
      held.rows.length,
      total() ?? 0,
      // Asked before the rows on hand have gone by.
      movedAhead(range(), Math.round(pace.ahead() / 2), total() ?? 0),
    );

  const refresh = async (): Promise<void> => {
    if (asking) return;
    asking = true;
    try {
      for (;;) {
        const query = ports.query();
        const revision = ports.revision();
        const seen = range();
        const fields = ports.fields();
        if (isFresh(query, revision)) return;
        // Another query starts at its top: what was on screen has no place in it.
        const known = isHeld(query);
        const window = known
          ? windowAround(seen, pace.ahead())
          : windowAround({ first: 0, last: seen.last - seen.first });
        const answer = await ports.fetch(query, window.offset, window.limit, fields);
        if (!answer) return;
        if (!sameQuery(query, ports.query())) continue;
        heldRevision = Math.max(answer.revision, revision);
        heldFields = fields;
        batch(() => {
          if (!known) setRange((before) => ({ first: 0, last: before.last - before.first }));
          setHeldQuery(query);
          take(answer, window.offset);
        });
        // Nothing has changed meanwhile. (An answer may hold less than was asked for: never insist.)
        const same = range() === seen && ports.fields() === fields;
        if (known && same && ports.revision() === revision) return;
      }
    } finally {
      asking = false;
    }
  };

  createEffect(on([ports.query, ports.revision, ports.fields, range], () => void refresh()));

  return {
    total,
    at: (index) => held.rows[index - offset()],
    loaded: () => held.rows,
    indexOf: (id) => places().get(id),
    query: heldQuery,
    areCurrent,
    look(to) {
      pace.moved(to);
      setRange(to);
    },
  };
}

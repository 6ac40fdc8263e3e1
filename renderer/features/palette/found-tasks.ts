import User from 'lucide-solid/icons/user';
import { createEffect, createSignal, on, onCleanup } from 'solid-js';
import type { RowQuery, TaskRow } from '../../../contract/view';
import type { Desk } from '../../state/desk';
import { sameQuery } from '../../state/query';
import { words } from '../../words';
import type { Entry } from './entries';

/** A pause in typing after which tasks are looked for. */
const PAUSE_MS = 80;
/** Of so many at most, those are offered whose name is closest to what was typed. */
const LOOKED_AT = 60;

/** The first tasks, over all lists, that have what was typed in their name, ID or fields. */
export function createFoundTasks(desk: Desk, typed: () => string): () => readonly TaskRow[] {
  const [found, setFound] = createSignal<readonly TaskRow[]>([]);
  let turn = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  onCleanup(() => clearTimeout(timer));
  void desk.bridge.prepareSearch(null);

  const look = async (search: string): Promise<void> => {
    const mine = ++turn;
    const query = everywhere(desk.query.current(), search);
    const answer = await desk.ask(
      desk.bridge.rows({ query, offset: 0, limit: LOOKED_AT, fields: [] }),
    );
    if (mine === turn) setFound(answer?.rows ?? []);
  };
  createEffect(
    on(typed, (text) => {
      clearTimeout(timer);
      const search = text.trim();
      if (search === '') {
        turn++;
        setFound([]);
      } else {
        timer = setTimeout(() => void look(search), PAUSE_MS);
      }
    }),
  );
  return found;
}

/** The tasks as lines of the palette. */
export function taskEntries(desk: Desk, typed: string, rows: readonly TaskRow[]): Entry[] {
  return rows.map((row) => ({
    key: `task-${row.id}`,
    name: row.name ?? row.id,
    group: words().palette.tasks,
    icon: User,
    caps: [],
    theirs: true,
    ...(row.name === null ? {} : { note: row.id }),
    run: () => void goToTask(desk, typed.trim(), row.id),
  }));
}

/** Shows everything that has this text, and selects the task in the same place that it was found in. */
async function goToTask(desk: Desk, search: string, id: string): Promise<void> {
  const query = everywhere(desk.query.current(), search);
  desk.query.reset();
  desk.query.search(search);
  const ids = await desk.ask(desk.bridge.idsBetween({ query, from: 0, to: LOOKED_AT }));
  const index = ids?.indexOf(id) ?? -1;
  if (index < 0 || !sameQuery(desk.query.current(), query)) return;
  await desk.selected.goTo(index);
  document.getElementById('sheet')?.focus();
}

/** The same order over all tasks. */
function everywhere(query: RowQuery, search: string): RowQuery {
  return {
    ...query,
    status: 'all',
    list: null,
    template: null,
    mode: null,
    cause: null,
    days: null,
    columns: [],
    search,
  };
}

import { createEffect, createSignal, on, untrack } from 'solid-js';
import type { AppState } from '../../contract/view';
import type { Connection } from './connection';
import { roundedUp, timeLeft, withSample, type Sample } from './estimate';

export interface Pace {
  /** How long the tasks of a list, or (null) of all, still take, in ms; null = nobody knows. */
  left(list: number | null): number | null;
}

interface Samples {
  tasks: readonly Sample[];
  photos: readonly Sample[];
  lists: ReadonlyMap<number, readonly Sample[]>;
}

const NONE: Samples = { tasks: [], photos: [], lists: new Map() };

/** Measures how fast tasks get their answers and photos are saved, while nothing holds them up. */
export function createPace(connection: Pick<Connection, 'ready' | 'app' | 'now'>): Pace {
  const [samples, setSamples] = createSignal(NONE);
  let account: string | null = null;
  createEffect(
    on([() => connection.ready() && connection.app.now, () => connection.now()], ([ready, now]) => {
      if (ready === false) return;
      const { app } = connection;
      const isOther = account !== (app.account?.key ?? null);
      account = app.account?.key ?? null;
      const before = isOther ? NONE : untrack(samples);
      setSamples(isAtWork(app) ? measured(before, app, now) : NONE);
    }),
  );
  return {
    left(list) {
      const { counts, settings } = connection.app;
      const known = samples();
      const now = connection.now();
      // Where the operator asks for each photo, none is on its way by itself.
      const queued = settings.saveAutomatically ? counts.photosQueued : 0;
      const photos = timeLeft(known.photos, queued, now);
      const ofTasks = list === null ? known.tasks : (known.lists.get(list) ?? []);
      const tasks = timeLeft(ofTasks, onTheirWay(connection.app, list), now);
      if (tasks === null || photos === null) return null;
      const ms = Math.max(tasks, photos);
      return ms === 0 ? null : roundedUp(ms);
    },
  };
}

/** How many tasks of a list, or (null) of all, wait for their answer, without those that take unusually long. */
export function onTheirWay(
  { counts, lists }: Pick<AppState, 'counts' | 'lists'>,
  list: number | null,
): number {
  const of = list === null ? counts : lists.find(({ id }) => id === list);
  return of ? of.waiting - of.overdue : 0;
}

/** Checks go on as planned and nothing stops the saving: else the pace so far says nothing. */
function isAtWork({ checking, saving }: AppState): boolean {
  return (
    ['scheduled', 'asking', 'idle'].includes(checking.kind) &&
    !saving.paused &&
    saving.problem === null
  );
}

function measured(before: Samples, { counts, lists }: AppState, at: number): Samples {
  const open = lists.filter(({ waiting }) => waiting > 0);
  return {
    tasks: withSample(before.tasks, { at, done: counts.all - counts.waiting }),
    photos: withSample(before.photos, { at, done: counts.photosSaved }),
    lists: new Map(
      open.map(({ id, tasks, waiting }) => [
        id,
        withSample(before.lists.get(id) ?? [], { at, done: tasks - waiting }),
      ]),
    ),
  };
}

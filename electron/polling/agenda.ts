import type { Clock } from '../../contract/clock';
import type { DueTask } from '../../contract/task';
import type { PollerPorts } from './ports';
import { asideMs, BATCH_SIZE, gatherMs, horizonMs } from './schedule';

/** While this many IDs are held by questions that follow from answers, those go first. */
const HELD_AT_MOST = 200;

/** What to ask next, or when to look again (null = nothing waits). */
export type NextQuestion =
  { kind: 'ask'; tasks: DueTask[]; followUp: boolean } | { kind: 'rest'; until: number | null };

type AgendaPorts = Pick<PollerPorts, 'due' | 'nextDueAt' | 'pace'> & { clock: Pick<Clock, 'now'> };

/**
 * Decides who is asked next, so that nobody starves: questions that follow from answers (halves of a
 * refused batch, IDs left out) take turns with tasks that became due; tasks whose question brought a
 * server failure go behind all others for a while, and the next question is half as long, in case the
 * server stumbles over one ID, or over the size.
 */
export function createAgenda(ports: AgendaPorts) {
  const { clock, pace } = ports;
  let followUps: DueTask[][] = [];
  let followUpIsNext = false;
  let size = BATCH_SIZE;
  const aside = new Map<string, { tries: number; until: number }>();

  async function pick(lastRequestAt: number): Promise<NextQuestion> {
    const held = new Set(followUps.flat().map((task) => task.id));
    if (followUpIsNext || held.size >= HELD_AT_MOST) {
      const tasks = followUps.shift();
      if (tasks) return { kind: 'ask', tasks, followUp: true };
    }
    const fresh = await pickFresh(lastRequestAt, held);
    if (fresh.kind === 'ask') return fresh;
    const tasks = followUps.shift();
    return tasks ? { kind: 'ask', tasks, followUp: true } : fresh;
  }

  async function pickFresh(lastRequestAt: number, held: Set<string>): Promise<NextQuestion> {
    const now = clock.now();
    const soonest = await ports.nextDueAt();
    if (soonest === null || soonest > now) return { kind: 'rest', until: soonest };
    const limit = size + held.size + aside.size;
    const isFree = ({ id }: DueTask) => !held.has(id) && (aside.get(id)?.until ?? 0) <= now;

    const due = await ports.due(now, limit, 0);
    const free = due.filter(isFree);
    if (free.length >= size) return ask(free.slice(0, size));
    const gatheredAt = lastRequestAt + gatherMs(pace);
    if (gatheredAt > now) return { kind: 'rest', until: gatheredAt };
    if (free.length > 0) {
      const nearlyDue = await ports.due(now, limit, horizonMs(pace));
      return ask(nearlyDue.filter(isFree).slice(0, size));
    }
    const asideOnly = due
      .filter(({ id }) => !held.has(id))
      .toSorted((a, b) => (aside.get(a.id)?.until ?? 0) - (aside.get(b.id)?.until ?? 0));
    // The due ones are held by follow-ups, or were removed meanwhile.
    if (asideOnly.length === 0) return { kind: 'rest', until: now + gatherMs(pace) };
    return ask(asideOnly.slice(0, size));
  }

  return {
    /** `lastRequestAt`: start of the last request, for letting a batch fill. */
    pick,

    /** The API dealt with a question; `again` are questions that follow from it. */
    answered(tasks: readonly DueTask[], again: DueTask[][], followUp: boolean): void {
      for (const { id } of tasks) aside.delete(id);
      size = BATCH_SIZE;
      followUpIsNext = !followUp;
      followUps.unshift(...again);
    },

    /** A question went unanswered through no fault of its own: it keeps its place. */
    unanswered(tasks: DueTask[], followUp: boolean): void {
      if (followUp) followUps.unshift(tasks); // Fresh ones are still due in the store.
    },

    /** A question brought a server failure. */
    stumbled(tasks: readonly DueTask[]): void {
      size = Math.max(1, Math.floor(tasks.length / 2));
      for (const { id } of tasks) {
        const tries = (aside.get(id)?.tries ?? 0) + 1;
        aside.set(id, { tries, until: clock.now() + asideMs(tries, pace) });
      }
    },

    /** Starts over, as with another account. */
    clear(): void {
      followUps = [];
      aside.clear();
      size = BATCH_SIZE;
    },
  };
}

function ask(tasks: DueTask[]): NextQuestion {
  return { kind: 'ask', tasks, followUp: false };
}

import type { Desk } from '../cli/desk';
import type { Inspection } from './inspect';

/** What was seen at the kills of one run, and what must not happen after it. */
export interface Ledger {
  faults: string[];
  /** Notes what there was after a kill; tasks that were there before must still be. */
  note(found: Inspection, when: string): void;
  /** Judges every request for a photo by what was on disk before it. */
  judgeRequests(): Requests;
}

export interface Requests {
  /** Photos that were asked for more often than once, whatever the reason. */
  askedAgain: number;
  /** Photos that were whole in a `.part` file after a kill, and how many of them were fetched again. */
  unnamed: { seen: number; fetchedAgain: number };
}

export function openLedger(desk: Desk): Ledger {
  const faults: string[] = [];
  /** When photos were first seen whole under a name, and without one; ms since 1970, by task ID. */
  const namedAt = new Map<string, number>();
  const unnamedAt = new Map<string, number>();
  let tracked: ReadonlySet<string> = new Set();
  return {
    faults,
    note(found, when) {
      faults.push(...found.faults.map((fault) => `${when}: ${fault}`));
      for (const id of tracked) {
        if (!found.tasks.has(id)) faults.push(`${when}: task ${id} is lost`);
      }
      tracked = found.tasks;
      for (const id of found.whole) if (!namedAt.has(id)) namedAt.set(id, found.at);
      for (const id of found.unnamed) if (!unnamedAt.has(id)) unnamedAt.set(id, found.at);
    },
    judgeRequests() {
      const times = new Map<string, number>();
      const again = new Set<string>();
      for (const { at, method, path } of desk.sandbox.requests) {
        if (method !== 'GET') continue;
        const id = /^\/headshots\/([^/.]+)\./.exec(path)?.[1] ?? '';
        times.set(id, (times.get(id) ?? 0) + 1);
        const unnamed = unnamedAt.get(id) ?? Infinity;
        if (at >= unnamed) again.add(id);
        const whole = Math.min(unnamed, namedAt.get(id) ?? Infinity);
        if (at >= whole) {
          faults.push(`${id} was fetched again ${at - whole} ms after it was whole on disk`);
        }
      }
      return {
        askedAgain: [...times.values()].filter((count) => count > 1).length,
        unnamed: { seen: unnamedAt.size, fetchedAgain: again.size },
      };
    },
  };
}

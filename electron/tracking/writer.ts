import type { Fact } from '../../contract/fact';
import type { Apply, Watch } from './apply';
import type { Revisions } from './orders';
import type { Applied } from './store';
import type { Tally } from './tally';
import { inTransaction, type Connection } from './transaction';
import { MISSING_RULES } from './transition';

/** More changed IDs than this are not named. */
export const MAX_CHANGED = 200;

/** Carries out what writes, one after the other: a long import must not have another's change in it. */
export interface Writer {
  /** One transaction of `work`, after which the data has a new revision. `members`: tasks came or went. */
  change<T>(members: boolean, work: () => T | Promise<T>): Promise<T>;
  /**
   * One transaction of facts, which are asked for within it. The revision is a new one only when they
   * change something.
   */
  apply(
    account: number,
    facts: () => readonly Fact[],
    pace: number,
    watch?: Watch,
  ): Promise<Applied>;
  /** One transaction of `work` that changes nothing of what is shown. */
  aside<T>(work: () => T | Promise<T>): Promise<T>;
  /** Resolves when nothing is left to be written. */
  settled(): Promise<void>;
}

/** Where SQLite writes first; the database follows. */
export interface WrittenLog {
  /** To be called after every transaction. The next one has to wait for what it answers. */
  wrote(): Promise<void> | null;
  /** Brings to disk what a long transaction has written so far; SQLite would hold up the thread for it. */
  syncLog(): Promise<void>;
}

/** So long a transaction has written much, ms. */
const LONG_MS = 200;

export function createWriter(
  db: Connection,
  tally: Tally,
  applyFacts: Apply,
  revisions: Revisions,
  { wrote, syncLog }: WrittenLog,
): Writer {
  let last: Promise<unknown> = Promise.resolve();
  function writing<T>(work: () => T | Promise<T>): Promise<T> {
    const result = last.then(() =>
      inTransaction(db, async () => {
        const begun = performance.now();
        const value = await work();
        tally.flush();
        // A disk that does not will not let it be committed either.
        if (performance.now() - begun > LONG_MS) await syncLog().catch(() => undefined);
        return value;
      }).finally(tally.forget),
    );
    last = result.catch(() => undefined).then(wrote);
    return result;
  }

  return {
    async change(members, work) {
      const result = await writing(work);
      revisions.data += 1;
      if (members) revisions.members += 1;
      return result;
    },
    async apply(account, facts, pace, watch) {
      const rules = { ...MISSING_RULES, spanMs: MISSING_RULES.spanMs * pace };
      const changed = await writing(() => applyFacts(account, facts(), rules, watch));
      if (changed.length > 0) revisions.data += 1;
      return { changed: changed.slice(0, MAX_CHANGED), revision: revisions.data };
    },
    aside: writing,
    settled: () => last.then(() => undefined),
  };
}

import type { BatchOutcome, RetrieveOutcome } from '../../contract/api-outcome';
import type { Checking } from '../../contract/checking';
import type { Clock } from '../../contract/clock';
import type { Fact } from '../../contract/fact';
import type { DueTask } from '../../contract/task';

/** What the poller needs of the rest. Times are ms since 1970, spans are ms. */
export interface PollerPorts {
  clock: Clock;
  /** At least 0, less than 1. */
  random(): number;
  /** 1 in earnest; the sandbox and the demo shorten every wait with less, except 2 requests a second. */
  pace: number;
  api: {
    retrieve(id: string, signal: AbortSignal): Promise<RetrieveOutcome>;
    retrieveBatch(ids: readonly string[], signal: AbortSignal): Promise<BatchOutcome>;
  };
  hasToken(): boolean;
  /** The operator's wish for a longer pause between two requests than the usual one. */
  spacingMs?(): number;
  /** Tasks to be asked about by `now + horizonMs`, at most `limit` of them, soonest first. */
  due(now: number, limit: number, horizonMs: number): Promise<DueTask[]>;
  /** When the soonest task is due; null = nothing waits. */
  nextDueAt(): Promise<number | null>;
  /** Makes every waiting task due at `now`. */
  makeAllDue(now: number): Promise<void>;
  /** Resolves once the facts are kept. A fact about a task removed meanwhile changes nothing. */
  apply(facts: Fact[]): Promise<void>;
  /** Told whenever what the poller does has changed. */
  onState(state: Checking): void;
  /** A port failed. The poller goes on by itself; this is for the log. */
  onError(error: unknown): void;
}

export interface Poller {
  /** The tasks changed from outside: looks again what is due. Waits for trouble stay as they are. */
  wake(): void;
  /** No further request; the answer under way is still kept. */
  pause(): void;
  /** Ends a pause, and a stop. */
  resume(): void;
  /**
   * Asks about every waiting task now. Ends a pause, a stop and a back-off, but neither the pause after
   * too many requests nor one that the server asked for.
   */
  checkNow(): void;
  /** There is another token, or none: starts over with it. */
  tokenChanged(): void;
  /** The network came or went, as far as the system knows. Only its coming is trusted. */
  networkChanged(online: boolean): void;
  /** Ends everything, the request under way too; resolves when nothing runs any more. */
  stop(): Promise<void>;
  state(): Checking;
}

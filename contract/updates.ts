import { savesByItself } from './saves-by-itself';
import type { AppState } from './view';

/** A version newer than the one that runs. */
export interface Release {
  version: string;
  /** What is new in it, as plain text; may be empty. */
  notes: string;
}

/** What is known of newer versions of Proofsheet. */
export type Updates =
  /** This copy was built without a place to look at, or cannot replace itself. */
  | { kind: 'off' }
  /** Nothing newer is known; null = nobody has looked since the start. */
  | { kind: 'none'; lookedAt: number | null }
  | { kind: 'looking' }
  /** `look`: nobody answered, or with nonsense. `damaged`: what came is not what was announced. */
  | { kind: 'failed'; at: 'look' | 'download' | 'damaged' }
  /** Waits until no delivery runs any more. */
  | ({ kind: 'available' } & Release)
  /** `part`: from 0 to 1. */
  | ({ kind: 'downloading'; part: number } & Release)
  /** Installed when the operator quits, or says so; not while a delivery runs. */
  | ({ kind: 'ready' } & Release);

/**
 * Whether photos are on their way to the operator: some are being saved or copied, a report on them is being
 * written, or tasks are being asked about.
 * Paused or stopped checks are at rest, and nobody knows when an overdue task will end.
 */
export function deliveryRuns(
  state: Pick<AppState, 'checking' | 'saving' | 'copying' | 'reporting' | 'counts' | 'settings'>,
): boolean {
  const { checking, saving, copying, reporting, counts } = state;
  if (saving.active > 0 || copying !== null || reporting !== null) return true;
  if (savesByItself(state) && saving.queued > 0) return true;
  const asks = checking.kind !== 'paused' && checking.kind !== 'stopped';
  return asks && counts.waiting > counts.overdue;
}

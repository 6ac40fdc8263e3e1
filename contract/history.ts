import type { Photo } from './photo';
import type { Settings } from './settings';
import type { TrackedTask } from './task';

/** What the operator did, as far as it can be undone. */
export const STEP_KINDS = [
  'import',
  'remove',
  'remove-list',
  'pause-photos',
  'cancel-photos',
  'release',
  'retry',
  'number',
  'save',
  'left-out',
  'settings',
  'pause',
  'resume',
] as const;
export type StepKind = (typeof STEP_KINDS)[number];

/** `count`: tasks that it changed; null = one photo, or nothing that is counted. `name`: of the list. */
export interface HistoryStep {
  id: number;
  kind: StepKind;
  count: number | null;
  name: string | null;
}

/** What would be undone, and redone, next; null = nothing. */
export interface History {
  undo: HistoryStep | null;
  redo: HistoryStep | null;
}

/**
 * `left`: tasks that went on meanwhile, so that they stay as they are, in part or as a whole. `list`: the list
 * that came back with it, or came again; null = none did.
 */
export interface StepDone {
  step: HistoryStep;
  left: number;
  list: number | null;
}

/** A change of settings, as it was made. */
export interface SettingsChange {
  before: Partial<Settings>;
  after: Partial<Settings>;
}

/** A task as it was before the operator wished something of it: those parts that the wish changed. */
export interface BeforeWish {
  /** null = the wish was about photos alone. */
  task: Pick<
    TrackedTask,
    'status' | 'nextCheckAt' | 'absences' | 'firstAbsentAt' | 'error' | 'checks'
  > | null;
  photos: Photo[];
}

/** How far something is that takes its time and can be cancelled. */
export interface WorkProgress {
  /** Photos or tasks that are done with, also those that nothing came of. */
  done: number;
  /** 0 = it is not known yet. */
  of: number;
}

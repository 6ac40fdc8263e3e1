/** Lines that were left out when their list was added, as they are kept with it. */
import type { RejectReason } from './list';

export interface LeftOutLine {
  /** Counted like `Entry.line`. */
  line: number;
  /** What the line says, at most 200 characters. */
  text: string;
  reason: RejectReason;
  /** What stood in the list's column of names; null where that is blank, or the list is no table. */
  name: string | null;
}

/** What was left out of a list. */
export interface LeftOut {
  list: number;
  /** The list's. */
  name: string;
  /** Of a workbook: the sheet that was read. */
  sheet: string | null;
  /** How many lines were left out; `lines` are the first `MOST_LEFT_OUT` of them. */
  total: number;
  /** The operator wants no reminder of them. */
  done: boolean;
  lines: LeftOutLine[];
}

/** `file`: its name, without the folder. */
export interface LeftOutSaved {
  file: string;
  lines: number;
}

/** How many lines that were left out need attention still: none once the operator wants no reminder. */
export function openLines(lists: readonly { leftOut: number; leftOutDone: boolean }[]): number {
  return lists.reduce((sum, { leftOut, leftOutDone }) => sum + (leftOutDone ? 0 : leftOut), 0);
}

import type { ReportRow } from '../tracking/report-rows';

/** How a report is written: text before each group of tasks, text for each task, text at the end. */
export interface ReportLayout {
  /** `tasks`: row numbers. */
  groups: readonly { before: string; tasks: readonly number[] }[];
  /** `place`: how many tasks stand before it, in all groups. */
  row(row: ReportRow, place: number): string;
  after: string;
}

/** ms since 1970 as ISO 8601 in UTC; '' where there is no time. */
export function isoTime(at: number | null): string {
  return at === null ? '' : new Date(at).toISOString();
}

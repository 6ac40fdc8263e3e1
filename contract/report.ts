/**
 * What a report can be written as: for a spreadsheet, for a program, for people (a page that prints), or
 * as a list that can be brought in again.
 */
export const REPORT_FORMATS = ['csv', 'json', 'html', 'list'] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];

/** `file`: its name, without the folder. */
export interface ReportSaved {
  file: string;
  tasks: number;
}

/** What came of a report for which a place was chosen. */
export type ReportOutcome = ReportSaved | 'cancelled';

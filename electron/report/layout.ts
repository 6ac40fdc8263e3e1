import type { WholePhoto } from '../../contract/photo';
import type { LeftOutOfList } from '../tracking/left-out';
import type { ReportRow } from '../tracking/report-rows';

/** How a report is written: its groups of tasks one after the other, lines without an ID, text at the end. */
export interface ReportLayout {
  groups: readonly ReportGroup[];
  /** Null = no room for them in this format. */
  leftOut: LeftOutPart | null;
  after: string;
}

/** Text before some tasks, and what is written for each. A group may be without tasks. */
export interface ReportGroup {
  before: string;
  /** Row numbers. */
  tasks: readonly number[];
  /** `place`: how many tasks of the group stand before it. */
  row(row: ReportRow, place: number): readonly Piece[];
}

/** Text before the lines that were left out of lists, and what is written for each. */
export interface LeftOutPart {
  before: string;
  /** `place`: how many lines stand before it. */
  row(line: LeftOutOfList['lines'][number], list: LeftOutOfList, place: number): string;
  /** Of a list whose lines are not all kept: how many more there were. */
  more(list: LeftOutOfList, lines: number): string;
}

/** Text, or a photo whose small picture is read when its turn comes to be written. */
export type Piece = string | PictureOf;

export interface PictureOf {
  photo: WholePhoto;
  /** What is written; `picture`: a JPEG, null = none can be made. */
  written(picture: Buffer | null): string;
}

/** ms since 1970 as ISO 8601 in UTC; '' where there is no time. */
export function isoTime(at: number | null): string {
  return at === null ? '' : new Date(at).toISOString();
}

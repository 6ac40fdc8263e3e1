/** What a list is once it was read: entries, the lines without an ID, and what the operator is told about them. */
import { assertNever } from './assert-never';
import type { TableReading } from './table';

/** One line of a list: a task ID and what stood beside it. */
export interface Entry {
  /** 1-based line; in a spreadsheet the row's number, in a JSON array the item's number. */
  line: number;
  /** UUIDs in lower case; any other ID as it was written. */
  id: string;
  /** The other columns under their titles, in column order, trimmed. A blank cell has no field. */
  fields: Record<string, string>;
}

/** Why a line is not an entry. */
export type RejectReason =
  | 'no-id'
  | 'cut-short'
  | 'too-short'
  | 'too-long'
  | 'rounded'
  | 'other-id'
  | 'open-quote'
  | 'bad-json';

/** A line that holds no usable ID. */
export interface RejectedLine {
  /** Counted like `Entry.line`. */
  line: number;
  /** What the line says, at most 200 characters. */
  text: string;
  reason: RejectReason;
  /**
   * What stands in the column of the IDs, and the other columns like `Entry.fields`: together at most 2 000
   * characters, where cut with "…". Absent where the list is no table, and beyond `MOST_LEFT_OUT` lines.
   */
  cells?: { id: string; fields: Record<string, string> };
}

/** So many rejected lines of a list are kept with it, the first of them; how many there were is kept as well. */
export const MOST_LEFT_OUT = 1_000;

/** A list as it was read. Repeated IDs are kept; whoever adds the list counts them. */
export interface ParsedList {
  entries: Entry[];
  rejected: RejectedLine[];
  /** Titles of the fields, in column order. */
  columns: string[];
  /** The column that seems to hold people's names, one of `columns`. */
  nameColumn: string | null;
  /** How it was read; null where it is no table. */
  table: TableReading | null;
}

/** Why a whole list could not be read. */
export type IntakeFailure =
  | 'empty'
  | 'too-large'
  | 'too-many'
  | 'not-text'
  | 'bad-json'
  | 'old-excel'
  | 'bad-xlsx'
  | 'no-such-sheet'
  | 'no-such-column';

/** Why there is nothing to preview: the list, or else what bore its name, could not be read. */
export type ListTrouble =
  IntakeFailure | 'folder' | 'gone' | 'no-permission' | 'unreadable' | 'preview-gone';

/** `message` is one or two sentences for the operator: what is wrong, where, and the way out. */
export type IntakeResult =
  { ok: true; list: ParsedList } | { ok: false; code: IntakeFailure; message: string };

/** The operator's words for a rejected line, without a full stop: "line 7: an ID that was cut short". */
export function rejectSentence(reason: RejectReason): string {
  switch (reason) {
    case 'no-id':
      return 'no ID in this line';
    case 'cut-short':
      return 'an ID that was cut short';
    case 'too-short':
      return 'too short for an ID (at least 8 characters)';
    case 'too-long':
      return 'too long for an ID';
    case 'rounded':
      return 'a number that was rounded: store the ID as text instead';
    case 'other-id':
      return 'another kind of ID (trace, user, application …), not a task ID';
    case 'open-quote':
      return 'a quotation mark that is never closed';
    case 'bad-json':
      return 'not valid JSON';
    default:
      return assertNever(reason);
  }
}

/** The same in Simplified Chinese. */
export const REJECTED_ZH: Readonly<Record<RejectReason, string>> = {
  'no-id': '这一行没有 ID',
  'cut-short': 'ID 不完整',
  'too-short': '太短，不是 ID（至少 8 个字符）',
  'too-long': '太长，不是 ID',
  rounded: '数字已被四舍五入：请把 ID 存为文本',
  'other-id': '是其他类型的 ID（追踪、用户、应用等），不是任务 ID',
  'open-quote': '引号没有成对',
  'bad-json': '不是有效的 JSON',
};

/** Lists as they were read, and how the fake reads them in another way. */
import type { Input, PreviewOutcome } from '../../contract/ipc';
import type { TableColumn, TableReading } from '../../contract/table';
import type { ImportPreview } from '../../contract/view';
import { NAMES } from './bridge-tasks';

const TITLES = ['Staff no.', 'Name', 'Department', 'Task ID', 'Portrait ID', 'Remarks'];

function idOf(n: number, kind: number): string {
  const part = ((n + 7) * 2_654_435_761 * kind) % 4_294_967_296;
  const hex = part.toString(16).padStart(8, '0');
  return `${hex}-d95c-46ef-b183-${hex.slice(2)}${hex.slice(0, 6)}`;
}

function row(n: number): string[] {
  const name = NAMES[n % NAMES.length] ?? '';
  const staff = String(700 + n).padStart(5, '0');
  return [staff, name, 'Finance', idOf(n, 1), idOf(n, 3), n === 2 ? 'new portrait in May' : ''];
}

/** What stands beside the IDs of every list that waits to be added. */
export function sampleFields(): { id: string; fields: Record<string, string> }[] {
  return NAMES.map((_, n) => {
    const [staff = '', name = '', department = '', id = ''] = row(n);
    return { id, fields: { Name: name, 'Staff no.': staff, Department: department } };
  });
}

const ROWS = [0, 1, 2, 3].map((n) => ({ line: n + 4, cells: row(n) }));
const COLUMNS: TableColumn[] = TITLES.map((title, at) => ({
  at,
  title,
  example: row(0)[at] ?? '',
}));
const TABLE: TableReading = {
  sheets: [],
  sheet: null,
  columns: COLUMNS,
  idColumn: 3,
  firstRows: ROWS,
  doubt: null,
  shape: 'a'.repeat(64),
  remembered: false,
};
const SHEETS = [
  { name: 'March', ids: 204, hidden: false },
  { name: 'April', ids: 96, hidden: false },
  { name: 'Read me', ids: 0, hidden: false },
  { name: 'Archive 2025', ids: 1_310, hidden: true },
];

const PREVIEW_BODY: ImportPreview = {
  previewId: 'p1',
  name: 'march-intake.csv',
  fresh: 204,
  tracked: 12,
  repeated: 3,
  repeats: [
    { line: 31, first: 5, ...sampleFields()[1]! },
    { line: 112, first: 9, ...sampleFields()[5]! },
    { line: 140, first: 9, ...sampleFields()[5]! },
  ],
  rejected: [
    { line: 18, text: '16f96e95-d95c-46ef', reason: 'cut-short' as const },
    { line: 77, text: "see Tuesday's mail", reason: 'no-id' as const },
  ],
  rejectedTotal: 2,
  columns: ['Name', 'Staff no.', 'Department'],
  nameColumn: 'Name',
  table: TABLE,
};
export const PREVIEW: PreviewOutcome = { ok: true, preview: PREVIEW_BODY };
export const UNREADABLE: PreviewOutcome = {
  ok: false,
  name: 'holiday.xls',
  code: 'old-excel',
  message:
    'This is a workbook of an old kind. Open it in your spreadsheet and save it as .xlsx or .csv.',
};
export const CLEAN: ImportPreview = {
  ...PREVIEW_BODY,
  previewId: 'p3',
  name: 'class-of-2026.xlsx',
  fresh: 0,
  tracked: 24,
  repeated: 0,
  repeats: [],
  rejected: [],
  rejectedTotal: 0,
};
export const NOTHING: ImportPreview = {
  ...PREVIEW_BODY,
  previewId: 'p4',
  name: 'pasted text',
  fresh: 0,
  tracked: 0,
  repeated: 0,
  repeats: [],
  rejected: Array.from({ length: 12 }, (_, i) => ({
    line: i + 1,
    text: ['Dear Anna,', '', 'please find the list attached.', 'token-9f'][i % 4] ?? '',
    reason: 'no-id' as const,
  })),
  rejectedTotal: 212,
  columns: [],
  nameColumn: null,
  table: null,
};

/** Several sheets with IDs. */
export const WORKBOOK: ImportPreview = {
  ...PREVIEW_BODY,
  name: 'intake-2026.xlsx',
  rejected: [],
  rejectedTotal: 0,
  table: { ...TABLE, sheets: SHEETS, sheet: 'March', doubt: 'sheets' },
};
/** Read as a list with the same titles was read before. */
export const REMEMBERED: ImportPreview = {
  ...WORKBOOK,
  table: { ...TABLE, sheets: SHEETS, sheet: 'April', remembered: true },
};
/** No ID was found by itself. */
export const ASKED: ImportPreview = {
  ...PREVIEW_BODY,
  name: 'orders.csv',
  fresh: 0,
  tracked: 0,
  repeated: 0,
  repeats: [],
  rejected: ROWS.map(({ line, cells }) => ({ line, text: cells.join(','), reason: 'no-id' })),
  rejectedTotal: 219,
  columns: [],
  nameColumn: null,
  table: {
    ...TABLE,
    idColumn: null,
    doubt: 'no-ids',
    columns: COLUMNS.map((column) => ({
      ...column,
      title: column.title.replace('Task ID', 'Job'),
    })),
  },
};

/** Reads a list in another way: IDs stand in columns 3 and 4 of each. */
export function fakeRemap(
  { previewId, sheet, idColumn }: Input<'remapPreview'>,
  previews: readonly PreviewOutcome[],
): PreviewOutcome {
  const found = previews.find((one) => one.ok && one.preview.previewId === previewId);
  if (!found?.ok || !found.preview.table) {
    return {
      ok: false,
      name: 'list',
      code: 'preview-gone',
      message: 'This preview is no longer open.',
    };
  }
  const { preview } = found;
  const { table } = found.preview;
  const at = idColumn ?? 3;
  const lines = table.sheets.find(({ name }) => name === sheet)?.ids ?? 219;
  const ids = at === 3 || at === 4 ? lines : 0;
  const columns = table.columns.filter((one) => one.at !== at).map(({ title }) => title);
  return {
    ok: true,
    preview: {
      ...preview,
      fresh: ids,
      tracked: 0,
      repeated: 0,
      repeats: [],
      rejected: ids > 0 ? [] : ASKED.rejected,
      rejectedTotal: ids > 0 ? 0 : lines,
      columns,
      nameColumn: columns.includes('Name') ? 'Name' : null,
      table: { ...table, sheet, idColumn: at, doubt: ids > 0 ? null : 'no-ids', remembered: false },
    },
  };
}

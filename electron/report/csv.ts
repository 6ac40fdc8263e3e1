import { basename } from 'node:path';
import type { ReportPlan, ReportRow } from '../tracking/report-rows';
import { BETWEEN, BYTE_ORDER_MARK, inOneLine, line, type Separator } from './cells';
import type { ReportLayout } from './layout';
import type { LocalTimes } from './local-time';
import {
  leftOutOutcome,
  leftOutReason,
  outcomeOf,
  placeOf,
  reasonOf,
  savedAt,
  type Outcome,
  type Reason,
} from './outcome';
import type { ReportWords } from './report-words';

/** A task of the table: what the store says, and what is said of it. */
interface Line {
  row: ReportRow;
  outcome: Outcome;
  reason: Reason;
}

type ColumnName = keyof ReportWords['columns'];

/**
 * A line for each task (RFC 4180, UTF-8), to be read in a spreadsheet: the operator's own columns under
 * their own titles, then what became of the task, then what the service's people ask for.
 */
export function csvLayout(
  plan: ReportPlan,
  words: ReportWords,
  times: LocalTimes,
  separator: Separator,
): ReportLayout {
  const names = plan.columns.filter(({ isName }) => isName).map(({ title }) => title);
  // Lists that call it differently have it in one column.
  const name = names.length === 1 ? names[0]! : words.columns.name;
  const fields = plan.columns.filter(({ isName }) => !isName).map(({ title }) => title);
  const given = new Set([name, ...fields].map((title) => title.toLowerCase()));
  const cells = cellsOf(words, times);
  const columns = Object.keys(cells) as (keyof typeof cells)[];
  const titles = columns.map((column) => {
    const plain = words.columns[column];
    const title = TIMES.has(column) ? words.inZone(plain, times.zone) : plain;
    return given.has(title.toLowerCase()) ? words.ours(title) : title;
  });
  const columnCells = (told: Partial<Record<ColumnName, string>>): string[] =>
    columns.map((column) => told[column] ?? '');
  return {
    groups: [
      {
        before: BYTE_ORDER_MARK + line([name, ...fields, ...titles], separator),
        tasks: plan.tasks,
        row(row) {
          const outcome = outcomeOf(row);
          const told = { row, outcome, reason: reasonOf(row, outcome, words) };
          const own = [row.name ?? '', ...fieldsOf(row, fields)];
          return [line([...own, ...columns.map((column) => cells[column](told))], separator)];
        },
      },
    ],
    leftOut: {
      before: '',
      row(left, list) {
        const status = words.statuses[leftOutOutcome(list)];
        const text = left.cells ? '' : ` (${left.text})`;
        const reason = leftOutReason(left, list, words) + text;
        const own = [left.name ?? '', ...fieldsOf({ fields: left.cells?.fields ?? {} }, fields)];
        const told = { list: list.name, status, reason, id: left.cells?.id ?? '' };
        return line([...own, ...columnCells(told)], separator);
      },
      more(list, n) {
        const status = words.statuses[leftOutOutcome(list)];
        const reason = words.leftOut.more(placeOf(list), n);
        const own = ['', ...fields.map(() => '')];
        return line([...own, ...columnCells({ list: list.name, status, reason })], separator);
      },
    },
    after: '',
  };
}

const TIMES: ReadonlySet<ColumnName> = new Set(['saved', 'added', 'created', 'finished']);

/** What each of our own columns says, in their order. */
function cellsOf(words: ReportWords, times: LocalTimes) {
  const saved = ({ photos }: ReportRow) => photos.filter(({ path }) => path !== null);
  return {
    list: ({ row }) => row.lists.join(BETWEEN),
    status: ({ outcome }) => words.statuses[outcome],
    reason: ({ reason }) => reason.text,
    todo: ({ reason }) => reason.todo,
    photos: ({ row }) => String(saved(row).length),
    files: ({ row }) =>
      saved(row)
        .map(({ path }) => basename(path!))
        .join(BETWEEN),
    saved: ({ row }) => times.inCell(savedAt(row)),
    id: ({ row }) => row.id,
    template: ({ row }) => row.template ?? '',
    mode: ({ row }) => row.mode ?? '',
    added: ({ row }) => times.inCell(row.addedAt),
    created: ({ row }) => times.inCell(row.createdAt),
    finished: ({ row }) => times.inCell(row.finishedAt),
    code: ({ reason }) => reason.code,
    message: ({ reason }) => inOneLine(reason.message),
    trace: ({ row }) => row.traceId ?? '',
    paths: ({ row }) => row.photos.flatMap(({ path }) => path ?? []).join(BETWEEN),
    sha256: ({ row }) => row.photos.flatMap(({ sha256 }) => sha256 ?? []).join(BETWEEN),
  } satisfies { [K in Exclude<ColumnName, 'name'>]: (line: Line) => string };
}

/** What the operator's columns of these titles say of a task or a line, '' where they say nothing. */
export function fieldsOf(
  { fields }: Pick<ReportRow, 'fields'>,
  titles: readonly string[],
): string[] {
  return titles.map((title) => (Object.hasOwn(fields, title) ? fields[title]! : ''));
}

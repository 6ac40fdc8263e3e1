import { withoutFormula } from '../../contract/spreadsheet-text';
import type { ReportPlan, ReportRow } from '../tracking/report-rows';
import { isoTime, type ReportLayout } from './layout';
import { outcomeOf, reasonOf, savedAt } from './outcome';
import type { ReportWords } from './report-words';

/** By this mark spreadsheets know UTF-8. */
const BYTE_ORDER_MARK = '\uFEFF';

/** Several files of one task in one cell: on Windows no path can hold this sign. */
const BETWEEN = ' | ';

/** A table of all that is known, a line for each task (RFC 4180, UTF-8). */
export function csvLayout(plan: ReportPlan, words: ReportWords): ReportLayout {
  const { columns } = words;
  const own = Object.values(columns).map((title) => title.toLowerCase());
  // The column of the names stands first already.
  const fields = plan.columns.filter(({ isName }) => !isName).map(({ title }) => title);
  const titles = fields.map((title) =>
    own.includes(title.toLowerCase()) ? words.fromList(title) : title,
  );
  const { name, id, list, ...others } = columns;
  return {
    groups: [
      {
        before: BYTE_ORDER_MARK + line([name, id, list, ...titles, ...Object.values(others)]),
        tasks: plan.tasks,
      },
    ],
    row(row) {
      const outcome = outcomeOf(row);
      const { reason, code } = reasonOf(row, outcome, words);
      const cells: { [K in keyof typeof others]: string } = {
        status: words.statuses[outcome],
        reason,
        code,
        trace: row.traceId ?? '',
        template: row.template ?? '',
        mode: row.mode ?? '',
        added: isoTime(row.addedAt),
        created: isoTime(row.createdAt),
        finished: isoTime(row.finishedAt),
        saved: isoTime(savedAt(row)),
        files: row.photos.flatMap(({ path }) => path ?? []).join(BETWEEN),
        sha256: row.photos.flatMap(({ sha256 }) => sha256 ?? []).join(BETWEEN),
      };
      return line([
        row.name ?? '',
        row.id,
        row.lists.join(BETWEEN),
        ...fieldsOf(row, fields),
        ...(Object.keys(others) as (keyof typeof others)[]).map((column) => cells[column]),
      ]);
    },
    after: '',
  };
}

/**
 * IDs with their fields and, last, why each needs attention, as a list that can be brought in again: of
 * such a list the reasons of that time give way to those of now.
 */
export function listLayout(
  plan: Pick<ReportPlan, 'tasks' | 'columns'>,
  words: ReportWords,
): ReportLayout {
  const { reason } = words.columns;
  const columns = plan.columns.map(({ title }) => title);
  const titles = columns.at(-1) === reason ? columns.slice(0, -1) : columns;
  return {
    groups: [{ before: BYTE_ORDER_MARK + line(['task_id', ...titles, reason]), tasks: plan.tasks }],
    // An ID of letters, digits, `-` and `_` calls nothing, even where it begins with a sign; and it must
    // come back as it is.
    row: (row) =>
      `${quoted(row.id)}${[...fieldsOf(row, titles), reasonInWords(row, words)]
        .map((text) => `,${cell(text)}`)
        .join('')}\r\n`,
    after: '',
  };
}

/** In one line; where nothing is known but what became of the task, that. */
function reasonInWords(row: ReportRow, words: ReportWords): string {
  const outcome = outcomeOf(row);
  const { reason } = reasonOf(row, outcome, words);
  return (reason || words.statuses[outcome]).replace(/\s+/g, ' ').trim();
}

function fieldsOf(row: ReportRow, titles: readonly string[]): string[] {
  return titles.map((title) => (Object.hasOwn(row.fields, title) ? row.fields[title]! : ''));
}

function line(cells: readonly string[]): string {
  return `${cells.map(cell).join(',')}\r\n`;
}

function cell(text: string): string {
  return quoted(withoutFormula(text));
}

function quoted(text: string): string {
  return /[,;\t\r\n"]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

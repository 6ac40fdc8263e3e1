import type { ReportPlan, ReportRow } from '../tracking/report-rows';
import { BYTE_ORDER_MARK, cell, line, quoted, type Separator } from './cells';
import { fieldsOf } from './csv';
import type { ReportLayout } from './layout';
import { outcomeOf, reasonOf } from './outcome';
import type { ReportWords } from './report-words';

/**
 * IDs with their fields and, last, why each needs attention, as a list that can be brought in again: of
 * such a list the reasons of that time give way to those of now.
 */
export function listLayout(
  plan: Pick<ReportPlan, 'tasks' | 'columns'>,
  words: ReportWords,
  separator: Separator,
): ReportLayout {
  const { reason } = words.columns;
  const columns = plan.columns.map(({ title }) => title);
  const titles = columns.at(-1) === reason ? columns.slice(0, -1) : columns;
  return {
    groups: [
      {
        before: BYTE_ORDER_MARK + line(['task_id', ...titles, reason], separator),
        tasks: plan.tasks,
        row(row) {
          const others = [...fieldsOf(row, titles), reasonInWords(row, words)];
          // An ID of letters, digits, `-` and `_` calls nothing, even where it begins with a sign; and it
          // must come back as it is.
          return [`${[quoted(row.id), ...others.map((text) => cell(text))].join(separator)}\r\n`];
        },
      },
    ],
    // They have a list of their own: here each line has an ID.
    leftOut: null,
    after: '',
  };
}

/** Where nothing is known but what became of the task, that. */
function reasonInWords(row: ReportRow, words: ReportWords): string {
  const outcome = outcomeOf(row);
  return reasonOf(row, outcome, words).text || words.statuses[outcome];
}

import type { ReportPlan, ReportRow } from '../tracking/report-rows';
import { isoTime, type ReportLayout } from './layout';
import { leftOutOutcome, outcomeOf, reasonOf, savedAt } from './outcome';
import type { ReportWords } from './report-words';

/** One object: when it was made, the counts, the tasks, and the lines without an ID. `at`: ms since 1970. */
export function jsonLayout(plan: ReportPlan, words: ReportWords, at: number): ReportLayout {
  const head = JSON.stringify({ madeAt: isoTime(at), counts: plan.counts }).slice(0, -1);
  return {
    groups: [
      {
        before: `${head},\n"tasks":[`,
        tasks: plan.tasks,
        row: (row, place) => [`${place === 0 ? '' : ','}\n${JSON.stringify(taskOf(row, words))}`],
      },
    ],
    leftOut: {
      before: '\n],\n"leftOut":[',
      row({ line, name, text, reason, cells }, { name: list, sheet, done }, place) {
        const status = leftOutOutcome({ done });
        const told = {
          list,
          sheet,
          line,
          name,
          text,
          fields: cells?.fields ?? {},
          status,
          statusText: words.statuses[status],
          reason: words.leftOut.reason(reason),
        };
        return `${place === 0 ? '' : ','}\n${JSON.stringify(told)}`;
      },
      // `counts` has the number of all of them.
      more: () => '',
    },
    after: '\n]}\n',
  };
}

function taskOf(row: ReportRow, words: ReportWords) {
  const outcome = outcomeOf(row);
  const reason = reasonOf(row, outcome, words);
  return {
    id: row.id,
    name: row.name,
    lists: row.lists,
    fields: row.fields,
    status: row.status,
    outcome,
    statusText: words.statuses[outcome],
    // As it came, where anything did.
    reason: reason.message || reason.text || null,
    error: row.error,
    traceId: row.traceId,
    template: row.template,
    mode: row.mode,
    addedAt: time(row.addedAt),
    createdAt: time(row.createdAt),
    finishedAt: time(row.finishedAt),
    savedAt: time(savedAt(row)),
    photos: row.photos.map((photo) => ({ ...photo, savedAt: time(photo.savedAt) })),
  };
}

function time(moment: number | null): string | null {
  return isoTime(moment) || null;
}

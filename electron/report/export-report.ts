import { assertNever } from '../../contract/assert-never';
import type { ReportFormat } from '../../contract/report';
import type { RowQuery } from '../../contract/view';
import type { StoreClient } from '../storage/store-client';
import type { ReportPlan } from '../tracking/report-rows';
import type { Separator } from './cells';
import { csvLayout } from './csv';
import { htmlLayout } from './html';
import { jsonLayout } from './json';
import type { ReportLayout } from './layout';
import { listLayout } from './list';
import { createLocalTimes } from './local-time';
import type { ReportWords } from './report-words';
import { writeLayout, type ReportSources, type ReportWork } from './write-layout';
import { writeWhole } from './write-whole';

export interface ReportWish {
  format: ReportFormat;
  query: RowQuery;
  /** Without the tasks whose photos are all saved. */
  undelivered: boolean;
  /** What the report is on, as its title says. */
  subject: string;
  /** Absolute; a file there is replaced once the new one is whole. */
  path: string;
  /** ms since 1970. */
  at: number;
  /** The operator's time zone: `Europe/Berlin`. */
  zone: string;
  /** Of the cells of a table. */
  separator: Separator;
}

/** `code`: what the disk refused (`ENOSPC`, …). */
export type ReportWritten = { ok: true; tasks: number } | { ok: false; code: string };

/**
 * Writes a report on all tasks of a query, and on the lines without an ID of its lists. The tasks are those of
 * the moment it begins; each is told as it is when its turn comes, and left out if it is no longer tracked by
 * then. `picture`: see `ReportSources`.
 * @returns null = it was cancelled, and nothing of it is left
 */
export async function exportReport(
  store: Pick<StoreClient, 'reportPlan' | 'reportRows' | 'leftOut'>,
  account: number,
  wish: ReportWish,
  words: ReportWords,
  picture: ReportSources['picture'],
  work: ReportWork,
): Promise<ReportWritten | null> {
  const plan = await store.reportPlan(account, wish.query, wish.undelivered);
  const layout = layoutOf(plan, wish, words);
  const sources: ReportSources = {
    rows: (wanted) => store.reportRows(account, wanted),
    leftOut: (list) => store.leftOut(account, list),
    picture,
  };
  try {
    const tasks = await writeWhole(wish.path, (file) =>
      writeLayout(file, layout, plan.leftOut, sources, work),
    );
    return { ok: true, tasks };
  } catch (error) {
    if (work.signal.aborted) return null;
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    return { ok: false, code };
  }
}

function layoutOf(
  plan: ReportPlan,
  { format, subject, undelivered, at, zone, separator }: ReportWish,
  words: ReportWords,
): ReportLayout {
  const times = createLocalTimes(words.language, zone);
  switch (format) {
    case 'csv':
      return csvLayout(plan, words, times, separator);
    case 'json':
      return jsonLayout(plan, words, at);
    case 'html':
      return htmlLayout(plan, words, times, { subject, undelivered, at });
    case 'list':
      return listLayout(plan, words, separator);
    default:
      return assertNever(format);
  }
}

/** Why a report was not written, and what to do about it. */
export function refusedWords(code: string, { refused }: ReportWords): string {
  switch (code) {
    case 'EBUSY':
    case 'EPERM':
    case 'ETXTBSY':
      return refused.busy;
    case 'EACCES':
    case 'EROFS':
      return refused.denied;
    case 'ENOSPC':
    case 'EDQUOT':
      return refused.full;
    default:
      return refused.other(code);
  }
}

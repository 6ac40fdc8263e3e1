import { randomBytes } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import { assertNever } from '../../contract/assert-never';
import type { ReportFormat } from '../../contract/report';
import type { RowQuery } from '../../contract/view';
import type { StoreClient } from '../storage/store-client';
import type { ReportPlan } from '../tracking/report-rows';
import { csvLayout, listLayout } from './csv';
import { htmlLayout } from './html';
import { jsonLayout } from './json';
import type { ReportLayout } from './layout';
import type { ReportWords } from './report-words';

export interface ReportWish {
  format: ReportFormat;
  query: RowQuery;
  /** What the report is on, as its title says. */
  subject: string;
  /** Absolute; a file there is replaced once the new one is whole. */
  path: string;
  /** ms since 1970. */
  at: number;
}

/** `code`: what the disk refused (`ENOSPC`, …). */
export type ReportWritten = { ok: true; tasks: number } | { ok: false; code: string };

/** Tasks that are read and written at once: some 10 ms of either thread. */
const AT_ONCE = 200;

/**
 * Writes a report on all tasks of a query. The tasks are those of the moment it begins; each is told as
 * it is when its turn comes, and left out if it is no longer tracked by then.
 */
export async function exportReport(
  store: Pick<StoreClient, 'reportPlan' | 'reportRows'>,
  account: number,
  wish: ReportWish,
  words: ReportWords,
): Promise<ReportWritten> {
  const plan = await store.reportPlan(account, wish.query);
  const layout = layoutOf(plan, wish, words);
  const part = `${wish.path}.${randomBytes(4).toString('hex')}.part`;
  let tasks = 0;
  try {
    const file = await open(part, 'wx');
    try {
      for (const group of layout.groups) {
        await file.writeFile(group.before);
        for (let from = 0; from < group.tasks.length; from += AT_ONCE) {
          const rows = await store.reportRows(account, group.tasks.slice(from, from + AT_ONCE));
          await file.writeFile(rows.map((row, i) => layout.row(row, tasks + i)).join(''));
          tasks += rows.length;
        }
      }
      await file.writeFile(layout.after);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(part, wish.path);
    return { ok: true, tasks };
  } catch (error) {
    await rm(part, { force: true }).catch(() => undefined);
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    return { ok: false, code };
  }
}

function layoutOf(
  plan: ReportPlan,
  { format, subject, at }: ReportWish,
  words: ReportWords,
): ReportLayout {
  switch (format) {
    case 'csv':
      return csvLayout(plan, words);
    case 'json':
      return jsonLayout(plan, words, at);
    case 'html':
      return htmlLayout(plan, words, subject, at);
    case 'list':
      return listLayout(plan, words);
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

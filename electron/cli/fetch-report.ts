import { rejectSentence } from '../../contract/list';
import type { StoreClient } from '../storage/store-client';
import type { Report } from '../tracking/report';

/** What became of the lists of one run. */
export interface FetchReport extends Report {
  counts: {
    finished: number;
    waiting: number;
    failed: number;
    missing: number;
    photosSaved: number;
    photosFailed: number;
  };
  photosQueued: number;
  /** A task failed or is missing, or a photo could not be saved. */
  needsAttention: boolean;
}

export async function readReport(
  store: StoreClient,
  account: number,
  lists: readonly number[],
): Promise<FetchReport> {
  const report = await store.report(account, lists);
  const counts = {
    finished: 0,
    waiting: 0,
    failed: 0,
    missing: 0,
    photosSaved: 0,
    photosFailed: 0,
  };
  let photosQueued = 0;
  for (const task of report.tasks) {
    counts[task.status] += 1;
    for (const photo of task.photos) {
      if (photo.status === 'saved') counts.photosSaved += 1;
      else if (photo.status === 'failed') counts.photosFailed += 1;
      else photosQueued += 1;
    }
  }
  const needsAttention = counts.failed + counts.missing + counts.photosFailed > 0;
  return { ...report, counts, photosQueued, needsAttention };
}

/**
 * The object of `--json`, as docs/command-line.md describes it.
 * @param given the files as they were given, in the order of the report's lists
 */
export function fetchJson(
  report: FetchReport,
  given: readonly string[],
  requests: { api: number; photos: number },
): string {
  const json = {
    lists: report.lists.map((list, place) => ({
      file: given[place],
      entries: list.entries,
      duplicates: list.duplicates,
      rejected: list.rejected.map(({ line, text, reason }) => ({
        line,
        text,
        reason: rejectSentence(reason),
      })),
    })),
    tasks: report.tasks.map((task) => ({
      id: task.id,
      fields: task.fields,
      status: task.status,
      error: task.error,
      photos: task.photos.map((photo) => ({
        id: photo.id,
        url: photo.url,
        status: photo.status === 'downloading' ? 'queued' : photo.status,
        path: photo.path,
        bytes: photo.bytes,
        sha256: photo.sha256,
        error: photo.status === 'saved' ? null : photo.error,
      })),
    })),
    counts: report.counts,
    requests,
  };
  return `${JSON.stringify(json, null, 2)}\n`;
}

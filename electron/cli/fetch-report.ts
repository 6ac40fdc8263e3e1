import { rejectSentence } from '../../contract/list';
import type { RejectedLine } from '../../contract/list';
import type { PhotoError } from '../../contract/photo';
import type { StoreClient } from '../storage/store-client';
import type { Report } from '../tracking/report';
import type { AddedList } from './lists';

/** What became of the lists of one run. */
export interface FetchReport {
  lists: {
    /** As given on the command line. */
    file: string;
    /** Lines that held an ID. */
    entries: number;
    /** Of these, repeats within this list or of an earlier one. */
    duplicates: number;
    /** The first `MOST_LEFT_OUT` of `rejectedTotal`. */
    rejected: RejectedLine[];
    rejectedTotal: number;
  }[];
  tasks: Report['tasks'];
  counts: {
    finished: number;
    waiting: number;
    failed: number;
    missing: number;
    photosSaved: number;
    photosFailed: number;
  };
  photosQueued: number;
  /** Paused or cancelled in the window. */
  photosHeld: number;
  /** Saved, but no picture can be made of them; `photosSaved` counts them as well. */
  photosDamaged: number;
  /** A task failed or is missing, or a photo could not be saved or is damaged. */
  needsAttention: boolean;
}

export async function readReport(
  store: StoreClient,
  account: number,
  added: readonly AddedList[],
): Promise<FetchReport> {
  const report = await store.report(
    account,
    added.map(({ list }) => list),
  );
  const lists = added.map(({ given, entries, rejected, rejectedTotal }, place) => {
    const tracked = report.lists[place];
    const firsts = tracked ? tracked.entries - tracked.duplicates : 0;
    return { file: given, entries, duplicates: entries - firsts, rejected, rejectedTotal };
  });
  const counts = {
    finished: 0,
    waiting: 0,
    failed: 0,
    missing: 0,
    photosSaved: 0,
    photosFailed: 0,
  };
  let photosQueued = 0;
  let photosHeld = 0;
  let photosDamaged = 0;
  for (const task of report.tasks) {
    counts[task.status] += 1;
    for (const photo of task.photos) {
      if (photo.status === 'saved') counts.photosSaved += 1;
      else if (photo.status === 'failed') counts.photosFailed += 1;
      else if (photo.status === 'paused' || photo.status === 'cancelled') photosHeld += 1;
      else photosQueued += 1;
      if (photo.damaged) photosDamaged += 1;
    }
  }
  const needsAttention = counts.failed + counts.missing + counts.photosFailed + photosDamaged > 0;
  const { tasks } = report;
  return { lists, tasks, counts, photosQueued, photosHeld, photosDamaged, needsAttention };
}

/** What is said of a photo; a saved one has trouble only when it is damaged. */
export function photoTrouble(photo: Report['tasks'][number]['photos'][number]): PhotoError | null {
  if (photo.damaged) return { code: 'damaged', message: 'no picture can be made of this file' };
  return photo.status === 'saved' ? null : photo.error;
}

/** The object of `--json`, as docs/command-line.md describes it. */
export function fetchJson(
  report: FetchReport,
  requests: { readonly api: number; readonly photos: number },
): string {
  const json = {
    lists: report.lists.map(({ file, entries, duplicates, rejected, rejectedTotal }) => ({
      file,
      entries,
      duplicates,
      rejected: rejected.map(({ line, text, reason }) => ({
        line,
        text,
        reason: rejectSentence(reason),
      })),
      rejectedTotal,
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
        error: photoTrouble(photo),
      })),
    })),
    counts: report.counts,
    requests: { api: requests.api, photos: requests.photos },
  };
  return `${JSON.stringify(json, null, 2)}\n`;
}

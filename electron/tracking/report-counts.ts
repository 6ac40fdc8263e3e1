import { STANDING, STANDINGS_OF, statusOf, type Standing } from './standing';

export interface ReportCounts {
  tasks: number;
  waiting: number;
  finished: number;
  failed: number;
  missing: number;
  /** Of those that wait. */
  overdue: number;
  attention: number;
  delivered: number;
  /** Of those that are neither: finished, and no photo is to come unless the operator wishes it. */
  held: number;
  /** Of those: finished without any photo. */
  empty: number;
  photosSaved: number;
  photosFailed: number;
  /** Lines without an ID, also those that are not kept. */
  leftOut: number;
}

/** Where a task stands, and its photos in numbers. */
export interface Stand {
  standing: Standing;
  photos: number;
  saved: number;
  failed: number;
  toCome: number;
}

export function needsAttention({ standing }: Stand): boolean {
  return STANDINGS_OF.attention?.includes(standing) ?? false;
}

export function isDelivered({ standing, photos, saved }: Stand): boolean {
  return standing === STANDING.finished && photos > 0 && saved === photos;
}

export function noCounts(): ReportCounts {
  return {
    tasks: 0,
    waiting: 0,
    finished: 0,
    failed: 0,
    missing: 0,
    overdue: 0,
    attention: 0,
    delivered: 0,
    held: 0,
    empty: 0,
    photosSaved: 0,
    photosFailed: 0,
    leftOut: 0,
  };
}

export function count(counts: ReportCounts, stand: Stand): void {
  counts.tasks += 1;
  counts[statusOf(stand.standing)] += 1;
  if (stand.standing === STANDING.overdue) counts.overdue += 1;
  counts.photosSaved += stand.saved;
  counts.photosFailed += stand.failed;
  if (needsAttention(stand)) counts.attention += 1;
  else if (isDelivered(stand)) counts.delivered += 1;
  else if (stand.standing === STANDING.finished && stand.photos === 0) counts.empty += 1;
  else if (stand.standing === STANDING.finished && stand.toCome === 0) counts.held += 1;
}

import { assertNever } from '../../contract/assert-never';
import type { PhotoStatus } from '../../contract/photo';
import type { ReportRow } from '../tracking/report-rows';
import type { ReportWords } from './report-words';

export type Outcome = keyof ReportWords['statuses'];

/** What became of a task: where its photos say different things, the worst of them. */
export function outcomeOf(row: ReportRow): Outcome {
  switch (row.status) {
    case 'waiting':
      return row.overdue ? 'overdue' : 'waiting';
    case 'failed':
    case 'missing':
      return row.status;
    case 'finished': {
      if (row.photos.length === 0) return 'no-photos';
      const any = (...statuses: PhotoStatus[]): boolean =>
        row.photos.some(({ status }) => statuses.includes(status));
      if (any('failed')) return 'unsaved';
      if (row.photos.some(({ damaged }) => damaged)) return 'damaged';
      if (any('queued', 'downloading')) return 'saving';
      return any('paused', 'cancelled') ? 'held' : 'saved';
    }
    default:
      return assertNever(row.status);
  }
}

/** Why it came to that, in one line, and the codes of it; both empty where all is well. */
export function reasonOf(
  row: ReportRow,
  outcome: Outcome,
  words: ReportWords,
): { reason: string; code: string } {
  if (outcome === 'missing' || outcome === 'overdue' || outcome === 'damaged') {
    return { reason: words.reasons[outcome], code: row.error?.code ?? outcome };
  }
  const errors =
    outcome === 'failed'
      ? [row.error]
      : outcome === 'unsaved'
        ? row.photos.map(({ status, error }) => (status === 'failed' ? error : null))
        : [];
  const told = errors.filter((error) => error !== null);
  const once = (texts: string[]): string => [...new Set(texts)].join(' | ');
  return {
    reason: once(told.map(({ code, message }) => message || code)),
    code: once(told.map(({ code }) => code)),
  };
}

/** When the last of its photos was saved, in ms; null before that. */
export function savedAt(row: ReportRow): number | null {
  const times = row.photos.flatMap((photo) => photo.savedAt ?? []);
  return times.length === 0 ? null : Math.max(...times);
}

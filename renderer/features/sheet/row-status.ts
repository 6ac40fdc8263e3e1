import { assertNever } from '../../../contract/assert-never';
import type { PhotoError } from '../../../contract/photo';
import type { PhotoRow, TaskRow } from '../../../contract/view';
import { words } from '../../words';
import { explain } from '../../words/explained';

/** What a card says about its task. */
export type RowStatus =
  | { kind: 'waiting' | 'overdue'; since: number }
  | { kind: 'saving' | 'unsaved' | 'saved' | 'no-photos' | 'missing' }
  | { kind: 'failed'; error: PhotoError | null }
  | { kind: 'photo-trouble'; failed: number; of: number; error: PhotoError | null }
  /** Some photos, or all of them, stand where only the operator moves them on. */
  | { kind: 'damaged' | 'paused' | 'cancelled'; n: number; of: number };

/** `saving`: queued photos are on their way, because photos are saved as they land. */
export function rowStatus(row: TaskRow, saving: boolean): RowStatus {
  switch (row.status) {
    case 'waiting':
      return { kind: row.overdue ? 'overdue' : 'waiting', since: row.createdAt ?? row.addedAt };
    case 'failed':
      return { kind: 'failed', error: row.error };
    case 'missing':
      return { kind: 'missing' };
    case 'finished':
      return photosStatus(row.photos, saving);
    default:
      return assertNever(row.status);
  }
}

/** What its photos make of a finished task: what needs the operator most comes first. */
function photosStatus(photos: readonly PhotoRow[], saving: boolean): RowStatus {
  const of = photos.length;
  if (of === 0) return { kind: 'no-photos' };
  const count = (test: (photo: PhotoRow) => boolean): number => photos.filter(test).length;
  const having = (status: PhotoRow['status']): number => count((photo) => photo.status === status);

  const failed = having('failed');
  if (failed > 0) {
    const error = photos.find((photo) => photo.status === 'failed')?.error ?? null;
    return { kind: 'photo-trouble', failed, of, error };
  }
  const damaged = count((photo) => photo.damaged);
  if (damaged > 0) return { kind: 'damaged', n: damaged, of };
  if (having('downloading') > 0) return { kind: 'saving' };
  if (having('queued') > 0) return { kind: saving ? 'saving' : 'unsaved' };
  const paused = having('paused');
  if (paused > 0) return { kind: 'paused', n: paused, of };
  const cancelled = having('cancelled');
  if (cancelled > 0) return { kind: 'cancelled', n: cancelled, of };
  return { kind: 'saved' };
}

/** The status of one photo alone. */
export function photoStatus(photo: PhotoRow, saving: boolean): RowStatus {
  return photosStatus([photo], saving);
}

/** The status in a few words; `now` in ms since 1970. */
export function statusWords(status: RowStatus, now: number): string {
  const { card } = words();
  switch (status.kind) {
    case 'waiting':
      return card.waiting(now - status.since);
    case 'overdue':
      return card.overdue(now - status.since);
    case 'saving':
      return card.saving;
    case 'unsaved':
      return card.unsaved;
    case 'saved':
      return card.saved;
    case 'no-photos':
      return card.noPhotos;
    case 'missing':
      return card.missing;
    case 'failed':
      return shortError(status.error);
    case 'photo-trouble':
      return status.of > 1 && status.failed < status.of
        ? card.someUnsaved(status.failed, status.of)
        : shortError(status.error);
    case 'damaged':
    case 'paused':
    case 'cancelled':
      return status.n < status.of ? card.some[status.kind](status.n, status.of) : card[status.kind];
    default:
      return assertNever(status);
  }
}

/** The kind of the status in a word or two, which the smallest cards have room for in every language. */
export function briefWords({ kind }: RowStatus): string {
  return words().card.brief[kind];
}

/** An error in a few words: ours where the code is known, else the first sentence of the server's. */
export function shortError(error: PhotoError | null): string {
  if (!error) return words().timeline.failed('');
  const known = explain(error.code);
  if (known) return known.short;
  const sentence = error.message.split(/[.;\n。]/u)[0]?.trim();
  return sentence || error.code;
}

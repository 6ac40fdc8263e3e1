import { assertNever } from '../../../contract/assert-never';
import type { PhotoError } from '../../../contract/photo';
import type { TaskRow } from '../../../contract/view';
import { words } from '../../words';
import { named } from '../../words/named';

/** What a card says about its task. */
export type RowStatus =
  | { kind: 'waiting' | 'overdue'; since: number }
  | { kind: 'saving' | 'unsaved' | 'saved' | 'no-photos' | 'missing' }
  | { kind: 'failed'; error: PhotoError | null }
  | { kind: 'photo-trouble'; failed: number; of: number; error: PhotoError | null };

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
      return photoStatus(row, saving);
    default:
      return assertNever(row.status);
  }
}

function photoStatus(row: TaskRow, saving: boolean): RowStatus {
  const { photos } = row;
  if (photos.length === 0) return { kind: 'no-photos' };
  const failed = photos.filter((photo) => photo.status === 'failed');
  if (failed.length > 0) {
    return {
      kind: 'photo-trouble',
      failed: failed.length,
      of: photos.length,
      error: failed[0]?.error ?? null,
    };
  }
  if (photos.some((photo) => photo.status === 'downloading')) return { kind: 'saving' };
  if (photos.some((photo) => photo.status === 'queued')) {
    return { kind: saving ? 'saving' : 'unsaved' };
  }
  return { kind: 'saved' };
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
    default:
      return assertNever(status);
  }
}

/** An error in a few words: ours where the code is known, else the first sentence of the server's. */
export function shortError(error: PhotoError | null): string {
  if (!error) return words().timeline.failed('');
  const known = named(words().trouble.codes, error.code);
  if (known) return known;
  const sentence = error.message.split(/[.;\n。]/u)[0]?.trim();
  return sentence || error.code;
}

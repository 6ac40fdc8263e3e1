import type { PhotoError } from '../../../contract/photo';
import type { TaskRow } from '../../../contract/view';
import { words } from '../../words';
import { explain } from '../../words/explained';
import type { RowStatus } from '../sheet/row-status';

export interface ExplainedTrouble {
  title: string;
  means: string;
  todo: string;
  /** The other side's own words. */
  error: PhotoError | null;
}

/** What is said of the error's code, where it is known. */
const ofCode = (error: PhotoError | null) => (error ? explain(error.code) : undefined);

/** What went wrong, what it means for the photos, and what to do; null = nothing. `now` in ms. */
export function explainedTrouble(
  task: Pick<TaskRow, 'error' | 'photos'>,
  status: RowStatus,
  now: number,
): ExplainedTrouble | null {
  const said = words().trouble;
  switch (status.kind) {
    case 'failed':
      return { ...said.failed, ...ofCode(status.error), error: status.error };
    case 'missing':
      return { ...said.missing, error: task.error };
    case 'overdue':
      return { ...said.overdue(words().span(now - status.since)), error: null };
    case 'photo-trouble':
      return { ...said.photo(task.photos.length), ...ofCode(status.error), error: status.error };
    case 'damaged':
      return { ...said.damaged, error: null };
    default:
      return null;
  }
}

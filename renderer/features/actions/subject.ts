import type { PhotoRow, TaskDetail, TaskRow } from '../../../contract/view';
import type { Desk } from '../../state/desk';

/** The tasks that an action on photos is for. */
export interface Subject {
  ids(): readonly string[];
  size(): number;
  /** Those of them that are loaded. */
  rows(): readonly TaskRow[];
  /** One photo of the one task, where it is for that alone. */
  photo(): PhotoRow | null;
}

/** What is selected. */
export function selectionOf({ rows, selected }: Desk): Subject {
  return {
    ids: () => [...selected.ids()],
    size: () => selected.ids().size,
    rows: () => rows.loaded().filter((row) => selected.has(row.id)),
    photo: () => null,
  };
}

/** One task, and the photo of it that is on show (null = it has none). */
export function onePhoto(task: TaskDetail, photo: PhotoRow | null): Subject {
  return { ids: () => [task.id], size: () => 1, rows: () => [task], photo: () => photo };
}

import type { PhotoRow, TaskCounts, TaskDetail, TaskRow } from '../../../contract/view';
import type { Desk } from '../../state/desk';
import { countRows } from '../../state/task-counts';

/** The tasks that an action on photos is for. */
export interface Subject {
  ids(): readonly string[];
  size(): number;
  /** How all of them stand. */
  counts(): TaskCounts;
  /** Those of them that are loaded. */
  rows(): readonly TaskRow[];
  /** One photo of the one task, where it is for that alone. */
  photo(): PhotoRow | null;
}

/** What is selected. */
export function selectionOf({ rows, selected, selectedCounts }: Desk): Subject {
  return {
    ids: () => [...selected.ids()],
    size: () => selected.ids().size,
    counts: selectedCounts,
    rows: () => rows.loaded().filter((row) => selected.has(row.id)),
    photo: () => null,
  };
}

/** One task, and the photo of it that is on show (null = it has none). */
export function onePhoto(task: TaskDetail, photo: PhotoRow | null): Subject {
  return {
    ids: () => [task.id],
    size: () => 1,
    counts: () => countRows([task]),
    rows: () => [task],
    photo: () => photo,
  };
}

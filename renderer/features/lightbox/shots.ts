import type { PhotoRow, TaskRow } from '../../../contract/view';

/** A photo at its place in the query; a task without one to show stands for itself. */
export interface Shot {
  /** Of its task's row within the query. */
  index: number;
  row: TaskRow;
  photo: PhotoRow | null;
}

/** Rows of a query from `offset` on, and how many it has in all. */
export interface Block {
  offset: number;
  rows: readonly TaskRow[];
  total: number;
}

export type Way = 1 | -1;

/** The photos of a task that there is a picture of, in their order. */
export function shown(row: TaskRow): PhotoRow[] {
  return row.photos.filter((photo) => photo.src !== null && !photo.damaged);
}

/** What is seen first of the task at an index: the photo of this key, else its first one. */
export function shotAt(block: Block, index: number, key: string | null): Shot | null {
  const row = block.rows[index - block.offset];
  if (!row) return null;
  const photo = row.photos.find((one) => one.key === key) ?? shown(row)[0] ?? null;
  return { index, row, photo };
}

/** The next photo within a block; null = its rows hold none on this way. */
export function nextIn(block: Block, from: Shot, way: Way): Shot | null {
  const beside = besideIn(from, way);
  if (beside) return beside;
  for (let at = from.index + way; ; at += way) {
    const row = block.rows[at - block.offset];
    if (!row) return null;
    const photo = shown(row).at(way === 1 ? 0 : -1);
    if (photo) return { index: at, row, photo };
  }
}

/** Whether a block holds all rows of the query from a shot on, on this way. */
export function reachesEnd({ offset, rows, total }: Block, from: Shot, way: Way): boolean {
  if (rows[from.index - offset] === undefined) return false;
  return way === 1 ? offset + rows.length >= total : offset === 0;
}

/** The next photo of the same task. */
function besideIn({ index, row, photo }: Shot, way: Way): Shot | null {
  const photos = shown(row);
  const at = photos.findIndex((one) => one.key === photo?.key);
  const next = at < 0 ? undefined : photos[at + way];
  return next ? { index, row, photo: next } : null;
}

/** The shots around one, as far as the block holds them: at most `each` on either side. */
export function around(block: Block, shot: Shot, each: number): Shot[] {
  const walk = (way: Way): Shot[] => {
    const found: Shot[] = [];
    for (let at: Shot | null = shot; found.length < each;) {
      at = nextIn(block, at, way);
      if (!at) break;
      found.push(at);
    }
    return found;
  };
  return [...walk(-1).reverse(), shot, ...walk(1)];
}

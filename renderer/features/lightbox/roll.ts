import { createEffect, createSignal, on } from 'solid-js';
import type { RowQuery, RowWindow } from '../../../contract/view';
import { nextIn, shotAt } from './shots';
import type { Block, Shot, Way } from './shots';

/** Rows that are held at once. */
const HELD = 96;
/** Of those, so many lie behind the one that is looked at, seen along the way. */
const BEHIND = 32;
/** Tasks without a photo that are passed over before it is said that there is none: 240 × 96. */
const MOST_BLOCKS = 240;

export interface Roll {
  /** Rows around the last shot that was asked for. */
  block: () => Block | null;
  at(index: number, key: string | null): Promise<Shot | null>;
  /** The next photo of the query, wherever it is; null = there is none on this way. */
  next(from: Shot, way: Way): Promise<Shot | null>;
  /** The same shot as the data has it now; unchanged where its task has moved out of sight. */
  again(shot: Shot): Promise<Shot>;
}

/** The photos of a query one after the other, over a window of its rows that follows. */
export function createRoll(
  query: () => RowQuery,
  fetch: (query: RowQuery, offset: number, limit: number) => Promise<RowWindow | undefined>,
): Roll {
  const [block, setBlock] = createSignal<Block | null>(null);
  createEffect(on(query, () => setBlock(null), { defer: true }));

  const read = async (offset: number): Promise<Block | null> => {
    const asked = query();
    const answer = await fetch(asked, offset, HELD);
    if (!answer || asked !== query()) return null;
    return { offset, rows: answer.rows, total: answer.total };
  };
  const blockAround = async (index: number, way: Way): Promise<Block | null> => {
    const before = way === 1 ? BEHIND : HELD - 1 - BEHIND;
    return read(Math.max(0, index - before));
  };
  const holds = (held: Block | null, index: number): held is Block =>
    held !== null && index >= held.offset && index < held.offset + held.rows.length;

  const at: Roll['at'] = async (index, key) => {
    const held = block();
    const found = holds(held, index) ? held : await blockAround(index, 1);
    if (!found) return null;
    setBlock(found);
    return shotAt(found, index, key);
  };

  return {
    block,
    at,
    async next(from, way) {
      let here = block();
      if (!holds(here, from.index)) here = await blockAround(from.index, way);
      let last = from;
      for (let turn = 0; here && turn < MOST_BLOCKS; turn += 1) {
        const found = nextIn(here, last, way);
        if (found) {
          setBlock(here);
          return found;
        }
        const end = way === 1 ? here.offset + here.rows.length : here.offset - 1;
        if (end < 0 || end >= here.total || here.rows.length === 0) return null;
        here = await blockAround(end, way);
        // From before the block's edge on: the task there was not looked at yet.
        last = { ...from, index: end - way, photo: null };
      }
      return null;
    },
    async again(shot) {
      const fresh = await blockAround(shot.index, 1);
      if (!fresh) return shot;
      setBlock(fresh);
      const place = fresh.rows.findIndex((row) => row.id === shot.row.id);
      if (place < 0) return shot;
      return shotAt(fresh, fresh.offset + place, shot.photo?.key ?? null) ?? shot;
    },
  };
}

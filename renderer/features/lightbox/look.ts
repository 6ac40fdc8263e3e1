import { batch, createEffect, createSignal, on, onMount } from 'solid-js';
import type { Desk } from '../../state/desk';
import { words } from '../../words';
import type { HeldPictures } from './held-pictures';
import { createRoll } from './roll';
import { around, nextIn, reachesEnd } from './shots';
import type { Shot, Way } from './shots';

/** `two`: a photo that stays beside one that moves; `portrait`: what a photo was made from beside it. */
export type Mode = 'one' | 'two' | 'portrait';

export interface Look {
  mode: () => Mode;
  /** The photo that the arrows move; null while it is on its way. */
  moving: () => Shot | null;
  /** The photo that stays beside it, in mode `two`. */
  kept: () => Shot | null;
  /** Tasks of the query. */
  total: () => number;
  /** Photos around the moving one that are at hand. */
  strip: () => Shot[];
  /** There is no photo to turn to on this way; false where that is not known yet. */
  isEnd(way: Way): boolean;
  /** What the last key came to, where it did nothing else. */
  said: () => string;
  go(way: Way): Promise<void>;
  show(shot: Shot): void;
  toggle(mode: Exclude<Mode, 'one'>): void;
}

/** Photos on each side of the one on show, in the strip. */
const BESIDE = 6;

/** What the lightbox looks at. `onTurn`: another photo is looked at, alone. */
export function createLook(
  desk: Desk,
  from: { index: number; photoKey: string | null; portrait: boolean },
  pictures: HeldPictures,
  onTurn: () => void,
): Look {
  const [mode, setMode] = createSignal<Mode>(from.portrait ? 'portrait' : 'one');
  const [moving, setMoving] = createSignal<Shot | null>(null);
  const [kept, setKept] = createSignal<Shot | null>(null);
  const [said, setSaid] = createSignal('');
  const roll = createRoll(desk.query.current, (query, offset, limit) =>
    desk.ask(desk.bridge.rows({ query, offset, limit, fields: [] })),
  );
  const show = (shot: Shot): void => {
    batch(() => {
      setMoving(shot);
      setSaid('');
      if (mode() !== 'two') onTurn();
    });
  };
  /** A key that is held down moves on when the photo before it is there. */
  let busy = false;
  const turn = async (asked: Promise<void>): Promise<void> => {
    busy = true;
    await asked.finally(() => (busy = false));
  };
  async function open(): Promise<void> {
    const first = await roll.at(from.index, from.photoKey);
    if (first) show(first);
    else desk.dialogs.close();
  }
  async function move(way: Way): Promise<void> {
    const now = moving();
    if (!now) return;
    const beside = await roll.next(now, way);
    // Beside itself a photo says nothing.
    const next = beside && isKept(beside) ? await roll.next(beside, way) : beside;
    if (next) {
      show(next);
      return;
    }
    const { noMore, onlyKept } = words().lightbox;
    setSaid((beside ? onlyKept : noMore)[way === 1 ? 'next' : 'previous']);
  }
  /** The data has changed: the same photos as they are now. No key waits for that. */
  async function follow(): Promise<void> {
    const [now, still] = [moving(), kept()];
    const stillAgain = still && (await roll.again(still));
    const nowAgain = now && (await roll.again(now));
    batch(() => {
      if (kept() === still) setKept(stillAgain);
      if (moving() === now) setMoving(nowAgain);
    });
  }
  /** Beside the one that stays, the next one; at the end of the query the one before; none alone. */
  async function pair(now: Shot): Promise<void> {
    const other = (await roll.next(now, 1)) ?? (await roll.next(now, -1));
    if (!other) {
      setSaid(words().lightbox.noOther);
      return;
    }
    batch(() => {
      onTurn();
      setMode('two');
      setKept(now);
      setMoving(other);
      setSaid('');
    });
  }
  const isKept = (shot: Shot): boolean => {
    const still = mode() === 'two' ? kept() : null;
    return still?.row.id === shot.row.id && still.photo?.key === shot.photo?.key;
  };

  onMount(() => void turn(open()));
  createEffect(
    on(
      () => desk.app.revision,
      () => void follow(),
      { defer: true },
    ),
  );
  createEffect(() => {
    const [now, block, still] = [moving(), roll.block(), kept()];
    if (!now || !block) return;
    const wanted = [
      now,
      mode() === 'two' ? still : null,
      nextIn(block, now, 1),
      nextIn(block, now, -1),
    ];
    // The portrait beside a photo takes the place of one that may be looked at next.
    const most = mode() === 'portrait' ? 2 : wanted.length;
    pictures.hold(wanted.flatMap((shot) => shot?.photo?.src ?? []).slice(0, most));
  });

  return {
    mode,
    moving,
    kept,
    total: () => roll.block()?.total ?? 0,
    strip() {
      const [now, block] = [moving(), roll.block()];
      return now && block ? around(block, now, BESIDE) : [];
    },
    isEnd(way) {
      const [now, block] = [moving(), roll.block()];
      if (!now || !block || !reachesEnd(block, now, way)) return false;
      const beside = nextIn(block, now, way);
      return (beside && isKept(beside) ? nextIn(block, beside, way) : beside) === null;
    },
    said,
    async go(way) {
      if (!busy) await turn(move(way));
    },
    show,
    toggle(to) {
      const now = moving();
      if (!now) return;
      if (to === 'two' && mode() !== 'two') {
        if (!busy) void turn(pair(now));
        return;
      }
      batch(() => {
        onTurn();
        setMode(mode() === to ? 'one' : to);
        setKept(null);
      });
    },
  };
}

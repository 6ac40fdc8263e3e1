import { createSignal, onCleanup } from 'solid-js';

/** Screens a second beyond which nobody sees a photo: a fling of the wheel stays well below. */
const SCREENS_PER_SECOND = 12;
/** After this long without a move the sheet stands. */
const STANDS_AFTER_MS = 100;
const FRAME_MS = 1_000 / 60;

export interface Flight {
  /** The sheet moves too fast for photos to be worth loading. */
  flies: () => boolean;
  /** The sheet has moved by so many px. */
  moved(px: number): void;
}

/** Tells a sheet that flies by from one that is looked at. `seen`: height (px) of what is seen of it. */
export function createFlight(
  seen: () => number,
  now: () => number = () => performance.now(),
): Flight {
  const [flies, setFlies] = createSignal(false);
  let movedAt = Number.NEGATIVE_INFINITY;
  let standing: ReturnType<typeof setTimeout> | undefined;
  onCleanup(() => clearTimeout(standing));
  return {
    flies,
    moved(px) {
      const at = now();
      // After a late frame the next one follows sooner: no step counts as taken in less than a frame.
      const ms = Math.max(FRAME_MS, at - movedAt);
      movedAt = at;
      setFlies((Math.abs(px) / ms) * 1_000 > SCREENS_PER_SECOND * seen());
      clearTimeout(standing);
      standing = setTimeout(() => setFlies(false), STANDS_AFTER_MS);
    },
  };
}

import type { WindowBounds } from '../storage/settings';

/** The size of a first window, and the smallest that holds all of it, in px. */
const FIRST_SIZE = { width: 1280, height: 800 };
export const LEAST_SIZE = { width: 900, height: 600 };

/** How much of the window's top edge must be on a display for people to get hold of it, in px. */
const GRIP = { width: 120, height: 32 };

interface Rectangle {
  x: number;
  y: number;
  width: number;
  height: number;
}

/**
 * Where to put the window: where it was, if it can still be reached there.
 *
 * @param saved where it was when it was last closed
 * @param displays the work areas of the displays that are there now; the first is the main one
 * @returns a position only when the saved one is still good; else the system chooses
 */
export function windowPlace(
  saved: WindowBounds | null,
  displays: readonly Rectangle[],
): { x?: number; y?: number; width: number; height: number } {
  const wanted = saved ?? FIRST_SIZE;
  const home = saved && displays.find((display) => reachable(saved, display));
  const room = home ?? displays[0] ?? { x: 0, y: 0, ...FIRST_SIZE };
  const size = {
    width: Math.max(LEAST_SIZE.width, Math.min(wanted.width, room.width)),
    height: Math.max(LEAST_SIZE.height, Math.min(wanted.height, room.height)),
  };
  return saved && home ? { x: saved.x, y: saved.y, ...size } : size;
}

function reachable(window: Rectangle, display: Rectangle): boolean {
  const across =
    Math.min(window.x + window.width, display.x + display.width) - Math.max(window.x, display.x);
  return (
    across >= GRIP.width &&
    window.y >= display.y &&
    window.y + GRIP.height <= display.y + display.height
  );
}

/**
 * A task with several photos is a stack of them. One stack is open at a time: its photos after the first
 * stand in places of their own behind its card, and all cards after it move on.
 */
export interface OpenStack {
  /** Of its task's row. */
  index: number;
  photos: number;
}

/** Places of the sheet, for so many tasks. */
export function placesFor(total: number, open: OpenStack | null): number {
  return total + extra(open);
}

/** The place of a task's photo (from 0); of a stack that is not open all photos have one place. */
export function placeOf(index: number, photo: number, open: OpenStack | null): number {
  if (!open || index < open.index) return index;
  return index === open.index ? index + photo : index + extra(open);
}

/** The task that has a place, and which of its photos, from 0. */
export function taskAt(place: number, open: OpenStack | null): { index: number; photo: number } {
  if (!open || place <= open.index) return { index: place, photo: 0 };
  const photo = place - open.index;
  if (photo < open.photos) return { index: open.index, photo };
  return { index: place - extra(open), photo: 0 };
}

function extra(open: OpenStack | null): number {
  return open ? Math.max(0, open.photos - 1) : 0;
}

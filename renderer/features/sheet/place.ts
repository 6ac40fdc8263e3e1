import type { TaskRow } from '../../../contract/view';

/** A photo after the first one of the stack that is open. */
interface StackPhoto {
  row: TaskRow;
  photo: number;
}

/**
 * What a card is drawn for: a row that is loaded, one that is not (its place), or a photo of the open stack.
 * A row stands for itself, so that its nodes follow it when the order changes.
 */
export type Place = TaskRow | number | StackPhoto;

const isStackPhoto = (place: Place): place is StackPhoto =>
  typeof place === 'object' && 'photo' in place;

/** The row that is shown there; null = it is on its way. */
export function rowOf(place: Place): TaskRow | null {
  if (typeof place === 'number') return null;
  return isStackPhoto(place) ? place.row : place;
}

/** Which photo of an open stack it is, from 0. */
export function photoOf(place: Place): number {
  return isStackPhoto(place) ? place.photo : 0;
}

/** By what the same one is known in another order. */
export function keyOf(place: Place): string | number {
  if (typeof place === 'number') return place;
  return isStackPhoto(place) ? `${place.row.id} ${place.photo}` : place.id;
}

import { formatsFor, spanOf } from '../format';

export const format = formatsFor('en');

export function counted(n: number, one: string, many: string): string {
  return `${format.number(n)} ${n === 1 ? one : many}`;
}
export const tasks = (n: number): string => counted(n, 'task', 'tasks');
export const photos = (n: number): string => counted(n, 'photo', 'photos');

export function span(ms: number): string {
  const { unit, n } = spanOf(ms);
  return `${format.number(n)} ${unit}`;
}

export function getsNumber(n: number): string {
  return n === 1 ? 'it gets a number' : 'they get a number';
}

/** null = one photo. */
export function photosOf(taskCount: number | null): string {
  return taskCount === null ? 'the photo' : `the photos of ${tasks(taskCount)}`;
}

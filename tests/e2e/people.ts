import { randomUUID } from 'node:crypto';
import type { TaskSpec } from '../../sandbox/tasks';

/** Someone on a list, with the task that makes their photo. */
export interface Person {
  name: string;
  task: TaskSpec;
}

/** Someone whose photo is ready at once, unless told otherwise. */
export function person(name: string, task: Partial<TaskSpec> = {}): Person {
  return { name, task: { id: randomUUID(), outcome: 'finished', finishesAfterMs: 0, ...task } };
}

/** As many people as wanted, each with a name of their own. */
export function people(count: number, task: Partial<TaskSpec> = {}): Person[] {
  return Array.from({ length: count }, (_, index) => person(`Guest ${index + 1}`, task));
}

/** The list that the operator was given: what a spreadsheet saves. */
export function listOf(guests: readonly Person[]): string {
  const lines = guests.map(({ name, task }, index) => `${name},${index + 1},${task.id}`);
  return `${['Name,Staff no.,Task ID', ...lines].join('\r\n')}\r\n`;
}

/** Their tasks, as the API gets them. */
export function tasksOf(guests: readonly Person[]): TaskSpec[] {
  return guests.map(({ task }) => task);
}

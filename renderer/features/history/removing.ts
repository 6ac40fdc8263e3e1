import type { ListSummary } from '../../../contract/view';
import type { Desk } from '../../state/desk';
import { words } from '../../words';

/** From so many tasks on, the operator is asked before they are removed; undo is offered in any case. */
const ASKED_FROM = 50;

/** Removes tasks, and offers to undo it. */
export async function removeTasks(desk: Desk, ids: string[]): Promise<void> {
  const done = await desk.ask(desk.bridge.remove({ ids }));
  if (!done) return;
  desk.selected.forget(ids);
  const n = ids.length;
  desk.messages.say(() => words().actions.removed(n), done.step);
}

/** Removes a list with the tasks that stand on no other, and offers to undo it. */
export async function removeList(desk: Desk, list: number, name: string): Promise<void> {
  const done = await desk.ask(desk.bridge.removeList({ list }));
  if (!done) return;
  desk.messages.say(() => words().remove.listRemoved(name), done.step);
}

/** Removes tasks; asks before, where they are many. */
export function askToRemove(desk: Desk, ids: string[]): void {
  if (ids.length === 0) return;
  if (ids.length < ASKED_FROM) void removeTasks(desk, ids);
  else desk.dialogs.show({ kind: 'remove', ids });
}

/** Removes a list; asks before, where it has many tasks. */
export function askToRemoveList(desk: Desk, { id, name, tasks }: ListSummary): void {
  if (tasks < ASKED_FROM) void removeList(desk, id, name);
  else desk.dialogs.show({ kind: 'remove-list', list: id, name });
}

import { assertNever } from '../../../contract/assert-never';
import type { Cause, RowQuery } from '../../../contract/view';
import type { Desk } from '../../state/desk';
import { words } from '../../words';
import { actionsOf } from '../selection/task-actions';
import { chooseFolder } from '../settings/choose-folder';
import type { Fix } from './causes';

/** IDs that are copied at once: the clipboard takes a million characters. */
const MAX_COPIED = 10_000;
/** More tasks than there are. */
const ALL = 1_000_000;

/** Does what mends a cause, for all tasks on show that have it: within the list, the search and the filters. */
export async function mend(desk: Desk, cause: Cause, fix: Fix): Promise<void> {
  switch (fix) {
    case 'retry':
    case 'number':
      return actionsOf(desk).take(fix, await idsOf(desk, cause), null);
    case 'folder':
      // Photos that failed for want of a folder do not go on by themselves.
      if (await chooseFolder(desk)) await mend(desk, cause, 'retry');
      return;
    case 'token':
      desk.dialogs.show({ kind: 'token', memoryOnly: false });
      return;
    case 'ids':
      return copyIds(desk, await idsOf(desk, cause));
    default:
      assertNever(fix);
  }
}

async function copyIds(desk: Desk, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const text = ids.slice(0, MAX_COPIED).join('\n');
  if ((await desk.ask(desk.bridge.copyText({ text }))) === undefined) return;
  desk.messages.say(() => {
    const { copied, copiedFirst } = words().attention;
    return ids.length > MAX_COPIED ? copiedFirst(MAX_COPIED) : copied(ids.length);
  });
}

async function idsOf(desk: Desk, cause: Cause): Promise<string[]> {
  const query: RowQuery = { ...desk.query.current(), status: 'attention', cause };
  return (await desk.ask(desk.bridge.idsBetween({ query, from: 0, to: ALL - 1 }))) ?? [];
}

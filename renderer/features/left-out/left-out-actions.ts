import type { Desk } from '../../state/desk';
import { words } from '../../words';

/** What is done with lines that were left out: of a list, or (null) of all whose lines need attention. */

export async function copyLeftOut(desk: Desk, list: number | null): Promise<void> {
  const lines = await desk.ask(desk.bridge.copyLeftOut({ list }));
  if (lines) desk.messages.say(words().leftOut.copied(lines));
}

export async function saveLeftOut(desk: Desk, list: number | null): Promise<void> {
  const saved = await desk.ask(desk.bridge.saveLeftOut({ list }));
  if (saved) desk.messages.say(words().leftOut.saved(saved.lines, saved.file));
}

/** They need no attention any more; offers to undo it. */
export async function settleLeftOut(desk: Desk, list: number | null): Promise<void> {
  const done = await desk.ask(desk.bridge.settleLeftOut({ list }));
  if (done) desk.messages.say(words().leftOut.settled, done.step);
}

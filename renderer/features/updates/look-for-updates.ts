import type { Desk } from '../../state/desk';
import { updateWords } from './update-words';

/** The operator asks: they are told what came of it. */
export async function lookForUpdates(desk: Desk): Promise<void> {
  const found = await desk.ask(desk.bridge.lookForUpdates(null));
  // What is ready has a notice of its own.
  if (!found || found.kind === 'off' || found.kind === 'ready') return;
  if (found.kind === 'failed') desk.messages.complain(() => updateWords(found));
  else desk.messages.say(() => updateWords(found));
}

import type { Desk } from '../../state/desk';

/** Lets the operator choose where photos are saved from now on. */
export async function chooseFolder(desk: Desk): Promise<void> {
  const folder = await desk.ask(desk.bridge.chooseFolder(null));
  if (folder) await desk.ask(desk.bridge.changeSettings({ folder }));
}

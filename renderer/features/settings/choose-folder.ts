import type { Desk } from '../../state/desk';

/** Lets the operator choose where photos are saved from now on; false = there is no other folder. */
export async function chooseFolder(desk: Desk): Promise<boolean> {
  const folder = await desk.ask(desk.bridge.chooseFolder(null));
  if (!folder) return false;
  return (await desk.ask(desk.bridge.changeSettings({ folder }))) !== undefined;
}

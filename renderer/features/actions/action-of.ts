import { ACTION_IDS, SHORTCUTS } from '../../../contract/actions';
import type { ActionId } from '../../../contract/actions';
import { keysOn, pressed } from '../../../contract/shortcut';
import type { Keys } from '../../../contract/shortcut';

/** The action that these keys start anywhere in the window; null = none, leave them to the system. */
export function actionOf(keys: Keys, platform: string, typing: boolean): ActionId | null {
  for (const id of ACTION_IDS) {
    const shortcut = SHORTCUTS[id];
    if (!shortcut || shortcut.inTasks || (typing && !shortcut.inFields)) continue;
    const combinations = [keysOn(shortcut, platform), ...(shortcut.also ? [shortcut.also] : [])];
    if (combinations.some((combination) => pressed(combination, keys, platform))) return id;
  }
  return null;
}

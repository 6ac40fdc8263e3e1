import type { MenuItemConstructorOptions } from 'electron';
import { SHORTCUTS } from '../../contract/actions';
import type { ActionId } from '../../contract/actions';
import { accelerator, keysOn } from '../../contract/shortcut';
import { shellWords, type ShellWords } from '../words';

/** Actions that the window does for the menu; their items bear the action's ID. */
export type MenuActionId = ActionId & keyof ShellWords['menu'];

/**
 * An item and what is below it, roles in the language in use. Mnemonics that stand in brackets after a
 * Chinese word are left out on a Mac, which has none.
 */
export function inLanguage(
  item: MenuItemConstructorOptions,
  mac: boolean,
): MenuItemConstructorOptions {
  const label = item.label ?? (item.role && shellWords().roles[item.role]);
  const { submenu } = item;
  return {
    ...item,
    ...(label === undefined ? {} : { label: mac ? label.replace(/\(&.\)/u, '') : label }),
    ...(Array.isArray(submenu) ? { submenu: submenu.map((below) => inLanguage(below, mac)) } : {}),
  };
}

/**
 * Keys that mean something else in a field are shown here and heard by the page, which knows where the
 * cursor stands. (A Mac's menu hears them after the page has had its say.) Keys without Ctrl or Cmd that
 * only the sheet hears are not shown: a Mac's menu would take them from every button.
 */
export function acceleratorOf(
  id: ActionId,
  platform: string,
): Pick<MenuItemConstructorOptions, 'accelerator' | 'registerAccelerator'> {
  const shortcut = SHORTCUTS[id];
  if (!shortcut || shortcut.inTasks) return {};
  const keys = accelerator(keysOn(shortcut, platform));
  return shortcut.inFields
    ? { accelerator: keys }
    : { accelerator: keys, registerAccelerator: false };
}

/** The window names the step that would be undone. A `&` would underline the letter after it. */
export function labelOf(id: MenuActionId, state: { undo: string; redo: string }): string {
  const given = id === 'undo' || id === 'redo' ? state[id] : '';
  return given === '' ? shellWords().menu[id] : given.replaceAll('&', '&&');
}

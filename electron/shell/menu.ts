import { Menu } from 'electron';
import { ACTION_IDS } from '../../contract/actions';
import type { Spoken } from '../../contract/language';
import { shellLanguage } from '../words';
import { menuTemplate, type MenuPorts, type MenuState } from './menu-template';

/** What the items there are, and their names, depend on: a name cannot be changed in a menu that is up. */
const NAMED_BY = ['checks', 'updates', 'undo', 'redo'] as const;

/**
 * Puts up the menu bar.
 *
 * @returns to be told of every new state; items are enabled and disabled as they are, and the menu is
 * made anew only when other items are due
 */
export function installMenu(
  ports: MenuPorts,
  development: boolean,
): (state: Partial<MenuState>) => void {
  let state: MenuState = { checks: null, offered: new Set(), undo: '', redo: '' };
  let shown: { menu: Menu; state: MenuState; language: Spoken } | undefined;
  return (part) => {
    state = { ...state, ...part };
    const language = shellLanguage();
    const isOther =
      shown?.language !== language || NAMED_BY.some((name) => shown?.state[name] !== state[name]);
    if (!shown || isOther) {
      const menu = Menu.buildFromTemplate(
        menuTemplate(process.platform, development, state, ports),
      );
      shown = { state, menu, language };
      Menu.setApplicationMenu(menu);
      return;
    }
    for (const id of ACTION_IDS) {
      const item = shown.menu.getMenuItemById(id);
      if (item) item.enabled = state.offered.has(id);
    }
  };
}

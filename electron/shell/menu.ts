import { Menu } from 'electron';
import { menuTemplate, type MenuPorts, type MenuState } from './menu-template';

/**
 * Puts up the menu bar.
 *
 * @returns to be told of every new state; the menu is made anew only when that changes it
 */
export function installMenu(ports: MenuPorts, development: boolean): (state: MenuState) => void {
  let shown: MenuState['checks'] | undefined;
  return (state) => {
    if (state.checks === shown) return;
    shown = state.checks;
    const template = menuTemplate(process.platform, development, state, ports);
    Menu.setApplicationMenu(Menu.buildFromTemplate(template));
  };
}

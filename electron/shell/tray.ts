import { Menu, Tray, nativeImage } from 'electron';
import type { NativeImage } from 'electron';
import icon16 from '../../build/icons/16x16.png?inline';
import icon24 from '../../build/icons/24x24.png?inline';
import icon32 from '../../build/icons/32x32.png?inline';
import icon48 from '../../build/icons/48x48.png?inline';
import template16 from '../../build/tray/template-16.png?inline';
import template32 from '../../build/tray/template-32.png?inline';
import type { AppState } from '../../contract/view';
import { trayLines, trayTemplate, type TrayPorts } from './tray-template';
import { shellLanguage, shellWords } from '../words';

/** The menu is made anew at most this often, in ms: a desktop asks for all of it each time. */
const EVERY_MS = 1_000;

/**
 * Puts an icon into the tray (a Mac's menu bar) as soon as an account is in use, and takes it away when
 * none is. Closing the window ends the app as ever: the icon is a second way in, not a place to hide.
 *
 * @returns to be told of every new state
 */
export function createTray(ports: TrayPorts): (state: AppState) => void {
  let tray: Tray | null = null;
  let shown = '';
  let latest: AppState | null = null;
  let timer: NodeJS.Timeout | undefined;

  function show(state: AppState): void {
    if (state.account === null || !hasTray()) {
      tray?.destroy();
      tray = null;
      return;
    }
    if (!tray) {
      tray = new Tray(trayImage());
      shown = '';
      // On a Mac a click opens the menu.
      if (process.platform !== 'darwin') tray.on('click', () => ports.open());
    }
    const lines = trayLines(state);
    // A menu that is made anew closes under the operator's hand.
    const next = JSON.stringify([
      shellLanguage(),
      lines,
      state.checking.kind === 'paused',
      canCheck(state),
    ]);
    if (next === shown) return;
    shown = next;
    tray.setToolTip([shellWords().tray.name, ...lines].join('\n'));
    tray.setContextMenu(Menu.buildFromTemplate(trayTemplate(state, ports)));
  }

  return (state) => {
    latest = state;
    timer ??= setTimeout(() => {
      timer = undefined;
      if (latest) show(latest);
    }, EVERY_MS);
    timer.unref();
  };
}

const canCheck = ({ checking }: AppState): boolean => checking.kind !== 'idle';

/** A Linux desktop takes icons over the session's bus; without one there is nobody to show it. */
function hasTray(): boolean {
  return process.platform !== 'linux' || process.env['DBUS_SESSION_BUS_ADDRESS'] !== undefined;
}

function trayImage(): NativeImage {
  const isMac = process.platform === 'darwin';
  const image = nativeImage.createEmpty();
  const sizes = isMac
    ? [template16, template32]
    : // At 150 % and 300 %, too.
      [icon16, icon24, icon32, icon48];
  const scales = isMac ? [1, 2] : [1, 1.5, 2, 3];
  for (const [i, dataURL] of sizes.entries()) {
    image.addRepresentation({ scaleFactor: scales[i]!, dataURL });
  }
  image.setTemplateImage(isMac);
  return image;
}

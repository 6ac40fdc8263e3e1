import { format, photos, span, tasks } from './counting';
import { statusBar, announce, notices } from './checking';
import { empty, drop, importing, sidebar, remove } from './lists';
import { names } from './names';
import { settings } from './settings';
import { status, toolbar, card, sheet, steps, actions } from './sheet';
import { app, firstRun, token, keychain } from './start';
import { inspector, timeline, trouble } from './task';

/** Every word of the window, in English. */
export const en = {
  format,
  tasks,
  photos,
  span,

  app,
  firstRun,
  token,
  keychain,
  empty,
  drop,
  import: importing,
  sidebar,
  status,
  toolbar,
  card,
  sheet,
  steps,
  actions,
  remove,
  inspector,
  timeline,
  trouble,
  statusBar,
  announce,
  notices,
  settings,
  names,
};

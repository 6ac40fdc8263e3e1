import { format, photos, span, tasks } from './counting';
import { actionGroups, contextMenu, does, palette, shortcutSheet } from './actions';
import { accounts } from './accounts';
import { answer, curl } from './answer';
import { statusBar, announce, notices } from './checking';
import { explained } from '../../../contract/explained-en';
import { attention, filters, sorting } from './filters';
import { history } from './history';
import { lightbox } from './lightbox';
import { empty, drop, importing, leftOut, sidebar, remove } from './lists';
import { mapping } from './mapping';
import { names } from './names';
import { report } from './report';
import { settings } from './settings';
import { status, toolbar, card, sheet, steps, actions, copies } from './sheet';
import { app, firstRun, token, keychain } from './start';
import { table } from './table';
import { inspector, timeline, trouble } from './task';
import { updates } from './updates';

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
  mapping,
  leftOut,
  sidebar,
  status,
  toolbar,
  filters,
  sorting,
  attention,
  card,
  sheet,
  table,
  steps,
  actions,
  copies,
  history,
  lightbox,
  remove,
  inspector,
  timeline,
  trouble,
  answer,
  curl,
  explained,
  statusBar,
  announce,
  notices,
  settings,
  updates,
  accounts,
  does,
  actionGroups,
  palette,
  shortcutSheet,
  contextMenu,
  names,
  report,
};

/** What a catalogue must hold: another language is another object of this shape. */
export type Words = typeof en;

import { contextBridge, ipcRenderer, webUtils } from 'electron';
import { callChannel, eventChannel } from '../contract/ipc';
import type { Bridge, CallName, EventName, Events, Input, Output } from '../contract/ipc';
import type { Reply } from '../contract/app-error';

/** The named functions of the window, and nothing generic: the window never names a channel. */

function call<K extends CallName>(name: K): (input: Input<K>) => Promise<Reply<Output<K>>> {
  return (input) => ipcRenderer.invoke(callChannel(name), input) as Promise<Reply<Output<K>>>;
}

function on<K extends EventName>(name: K): (listener: (event: Events[K]) => void) => () => void {
  return (listener) => {
    const forward = (_event: unknown, payload: Events[K]): void => listener(payload);
    ipcRenderer.on(eventChannel(name), forward);
    return () => ipcRenderer.off(eventChannel(name), forward);
  };
}

const previewPaths = call('previewFiles');

const bridge: Bridge = {
  state: call('state'),
  rows: call('rows'),
  prepareSearch: call('prepareSearch'),
  facets: call('facets'),
  columnValues: call('columnValues'),
  statusCounts: call('statusCounts'),
  idsBetween: call('idsBetween'),
  seek: call('seek'),
  countTasks: call('countTasks'),
  detail: call('detail'),
  thumbnails: call('thumbnails'),
  connect: call('connect'),
  trySandbox: call('trySandbox'),
  disconnect: call('disconnect'),
  addAccount: call('addAccount'),
  switchAccount: call('switchAccount'),
  renameAccount: call('renameAccount'),
  forgetAccount: call('forgetAccount'),
  recheckKeychain: call('recheckKeychain'),
  openLists: call('openLists'),
  // Only a real, dropped File has a path, so the window cannot ask for a file of its own choice.
  previewFiles: (files) =>
    previewPaths({ paths: files.map((file) => webUtils.getPathForFile(file)).filter(Boolean) }),
  previewText: call('previewText'),
  pasteList: call('pasteList'),
  remapPreview: call('remapPreview'),
  commitImport: call('commitImport'),
  discardImport: call('discardImport'),
  removeList: call('removeList'),
  leftOut: call('leftOut'),
  copyLeftOut: call('copyLeftOut'),
  saveLeftOut: call('saveLeftOut'),
  settleLeftOut: call('settleLeftOut'),
  pause: call('pause'),
  resume: call('resume'),
  checkNow: call('checkNow'),
  retry: call('retry'),
  hold: call('hold'),
  release: call('release'),
  saveNumbered: call('saveNumbered'),
  remove: call('remove'),
  save: call('save'),
  undo: call('undo'),
  redo: call('redo'),
  reveal: call('reveal'),
  copyPhoto: call('copyPhoto'),
  copyPhotos: call('copyPhotos'),
  cancelCopies: call('cancelCopies'),
  openCopies: call('openCopies'),
  copyText: call('copyText'),
  dragPhotos: call('dragPhotos'),
  portrait: call('portrait'),
  changeSettings: call('changeSettings'),
  chooseFolder: call('chooseFolder'),
  previewNames: call('previewNames'),
  offerActions: call('offerActions'),
  places: call('places'),
  revealPlace: call('revealPlace'),
  exportDiagnostics: call('exportDiagnostics'),
  exportData: call('exportData'),
  forgetEverything: call('forgetEverything'),
  exportReport: call('exportReport'),
  cancelReport: call('cancelReport'),
  revealReport: call('revealReport'),
  openTokenPage: call('openTokenPage'),
  lookForUpdates: call('lookForUpdates'),
  restartToUpdate: call('restartToUpdate'),
  onState: on('state'),
  onCommand: on('command'),
  onShowList: on('showList'),
  onPreviews: on('previews'),
  platform: process.platform,
};

contextBridge.exposeInMainWorld('proofsheet', bridge);

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
  idsBetween: call('idsBetween'),
  detail: call('detail'),
  connect: call('connect'),
  trySandbox: call('trySandbox'),
  disconnect: call('disconnect'),
  recheckKeychain: call('recheckKeychain'),
  openLists: call('openLists'),
  // Only a real, dropped File has a path, so the window cannot ask for a file of its own choice.
  previewFiles: (files) =>
    previewPaths({ paths: files.map((file) => webUtils.getPathForFile(file)).filter(Boolean) }),
  previewText: call('previewText'),
  commitImport: call('commitImport'),
  discardImport: call('discardImport'),
  removeList: call('removeList'),
  pause: call('pause'),
  resume: call('resume'),
  checkNow: call('checkNow'),
  retry: call('retry'),
  hold: call('hold'),
  release: call('release'),
  saveNumbered: call('saveNumbered'),
  remove: call('remove'),
  save: call('save'),
  reveal: call('reveal'),
  copyPhoto: call('copyPhoto'),
  copyText: call('copyText'),
  changeSettings: call('changeSettings'),
  chooseFolder: call('chooseFolder'),
  previewNames: call('previewNames'),
  openTokenPage: call('openTokenPage'),
  onState: on('state'),
  onCommand: on('command'),
  onPreviews: on('previews'),
  platform: process.platform,
};

contextBridge.exposeInMainWorld('proofsheet', bridge);

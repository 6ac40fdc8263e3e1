const number = new Intl.NumberFormat('en');

/** The words of the icon in the tray and of its menu, in English. */
export const trayWords = {
  name: 'Proofsheet',
  progress: (done: number, tasks: number) => `${number.format(done)} of ${number.format(tasks)}`,
  attention: (n: number) => (n === 1 ? '1 needs attention' : `${number.format(n)} need attention`),
  saving: (photos: number) =>
    photos === 1 ? 'saving 1 photo' : `saving ${number.format(photos)} photos`,
  idle: 'Nothing waits',
  paused: 'Paused',
  stopped: 'Needs you',
  savingStopped: 'Photos cannot be saved',
  offline: 'Offline: will go on by itself',
  pause: 'Pause',
  resume: 'Resume',
  checkNow: 'Check Now',
  open: 'Open Proofsheet',
  quit: 'Quit Proofsheet',
};

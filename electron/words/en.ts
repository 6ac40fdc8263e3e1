import { reportWords } from '../report/report-words';
import { menuWords } from '../shell/menu-words';
import { newsWords } from '../shell/news-words';
import { trayWords } from '../shell/tray-words';
import { recoveryWords } from '../storage/recovery/recovery-words';
import type { RoleWords, ShellWords } from '.';

/** Electron's own English words, each as its platform has it. */
const roles: RoleWords = {};

/** What the main process says, in English. */
export const en: ShellWords = {
  menu: menuWords,
  roles,
  news: newsWords,
  tray: trayWords,
  report: reportWords,
  recovered: recoveryWords,
  pasted: (time) => `pasted ${time}`,
  dialogs: {
    openLists: 'Open lists',
    lists: 'Lists',
    allFiles: 'All files',
    saveIn: 'Save photos in',
    choose: 'Choose',
    copyTo: 'Copy photos to',
    copyHere: 'Copy here',
    exportCopy: 'Export a copy of the data',
    export: 'Export',
    database: 'SQLite database',
    exportDiagnostics: 'Export diagnostics',
    archive: 'ZIP archive',
    notExported: 'The diagnostics were not exported.',
    notWritten: (path, code) => `${path} could not be written (${code}). Choose another folder.`,
    apiAddress: 'The address of the service',
    profileClosed: 'The profile cannot be opened',
    notForgotten: 'Not all data could be deleted',
    profileInUse: (profile, by) => `${profile} is open in ${by}.`,
  },
  refusals: {
    'no-account': () => 'Connect with your token first, or try the sandbox.',
    'preview-gone': () => 'This preview is no longer open. Please bring the list in again.',
    'file-gone': (path) =>
      path === ''
        ? 'The files are no longer where they were saved. Were they moved?'
        : `The file is no longer at ${path}. Was it moved or renamed?`,
    'not-saved': () => 'Nothing of this is saved yet. Save the photos first.',
    'not-copied': (path) =>
      `The photo at ${path} could not be read, so it was not copied. Was it moved or changed?`,
    'too-many': (most) =>
      `More than ${most} photos cannot be dragged at once. Reveal them in their folder and take them from there.`,
    'too-many-copies': (most) =>
      `More than ${most} photos cannot be copied at once. Select fewer, or copy them in their folder.`,
    copy: (path, why) =>
      `The copy could not be written to ${path} (${why}). Choose another folder, or make room there.`,
    'keychain-locked': () =>
      'The keychain is locked, so the token is still in it. Unlock the keychain and try again.',
    'keychain-unavailable': () =>
      'No keychain is running, so the token could not be taken out of it. Start one, then try again.',
    'keychain-not-answering': () =>
      'The keychain does not answer, so the token is still in it. Please try again.',
    report: (why) => why,
    delivery: () =>
      'Photos are still on their way. The new version is installed when they are here.',
    'foreign-sender': () => 'This call did not come from a window of Proofsheet.',
    'bad-request': (call) => `The window sent something unexpected (${call}). Nothing was changed.`,
    unexpected: () => 'Something went wrong inside Proofsheet. Nothing was lost; please try again.',
  },
};

import type { MenuItemConstructorOptions } from 'electron';
import type { Spoken } from '../../contract/language';
import type { ReportWords } from '../report/report-words';
import type { menuWords } from '../shell/menu-words';
import type { newsWords } from '../shell/news-words';
import type { trayWords } from '../shell/tray-words';
import type { recoveryWords } from '../storage/recovery/recovery-words';
import { en } from './en';
import { zh } from './zh';

/** The words of the menu's roles, where Electron's own are not in this language. */
export type RoleWords = { [K in NonNullable<MenuItemConstructorOptions['role']>]?: string };

/** Everything that the main process of the desktop says. The command line speaks English. */
export interface ShellWords {
  menu: typeof menuWords;
  roles: RoleWords;
  news: typeof newsWords;
  tray: typeof trayWords;
  report: ReportWords;
  recovered: typeof recoveryWords;
  /** The name of a list that was pasted at a time such as `10:42`. */
  pasted(time: string): string;
  dialogs: {
    openLists: string;
    lists: string;
    allFiles: string;
    saveIn: string;
    choose: string;
    copyTo: string;
    copyHere: string;
    exportCopy: string;
    export: string;
    database: string;
    exportDiagnostics: string;
    archive: string;
    notExported: string;
    notWritten(path: string, code: string): string;
    apiAddress: string;
    profileClosed: string;
    notForgotten: string;
    profileInUse(profile: string, by: string): string;
  };
  refusals: RefusalWords;
}

/** Why a call of the window was refused, by its stable code: what happened, and the way out. */
export interface RefusalWords {
  'no-account'(): string;
  'preview-gone'(): string;
  /** `path`: empty where there are several. */
  'file-gone'(path: string): string;
  'not-saved'(): string;
  'not-copied'(path: string): string;
  'too-many'(most: number): string;
  'too-many-copies'(most: number): string;
  copy(path: string, why: string): string;
  'keychain-locked'(): string;
  'keychain-unavailable'(): string;
  'keychain-not-answering'(): string;
  /** `why`: one of the report's own sentences. */
  report(why: string): string;
  delivery(): string;
  'foreign-sender'(): string;
  'bad-request'(call: string): string;
  unexpected(): string;
}
export type RefusalCode = keyof RefusalWords;

const CATALOGUES: { [K in Spoken]: ShellWords } = { en, 'zh-CN': zh };

let language: Spoken = 'en';

/** The catalogue of the language in use: asked for whenever something is said, since it may change. */
export function shellWords(): ShellWords {
  return CATALOGUES[language];
}

export function shellLanguage(): Spoken {
  return language;
}

/** Says everything in this language from now on. */
export function speakShell(spoken: Spoken): void {
  language = spoken;
}

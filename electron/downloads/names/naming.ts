import { assertNever } from '../../../contract/assert-never';
import type { PhotoJob } from '../../../contract/photo';
import { safeSegment } from './safe-segment';
import { type BuiltInToken, meaningOf, parseTemplate, type TemplatePart } from './template';

/** A file name, without its extension, has at most this many bytes: a number and `.webp` still fit in 255. */
const MAX_NAME_BYTES = 200;
/** All folders of one path together, so that a path also fits where the whole of it is limited. */
const MAX_FOLDER_BYTES = 400;
export const MAX_FOLDERS = 8;

/** What a file name is made of. */
export type NamedPhoto = Pick<
  PhotoJob,
  'taskId' | 'name' | 'fields' | 'list' | 'template' | 'mode' | 'createdAt' | 'n' | 'of'
>;

/** Where a photo goes, below the chosen folder: names of folders, and a file name without extension. */
export interface PhotoName {
  folders: string[];
  base: string;
}

/**
 * Fills in a name template. `/` in the template makes folders; a value never does. A token that stands
 * for nothing is empty, a folder without a name is left out, a file without one is named after the
 * task's ID. Where a task has several photos and the template has no `{n}`, `-{n}` is appended.
 * `{date}` is the day the task was created, in local time, so that a name does not change from one
 * try to the next.
 */
export function nameOf(template: string, photo: NamedPhoto): PhotoName {
  const levels = parseTemplate(template);
  const columns = Object.keys(photo.fields);
  const fill = (parts: TemplatePart[]) =>
    parts
      .map((part) => (part.kind === 'text' ? part.text : valueOf(part.token, columns, photo)))
      .join('');

  const folderTexts = levels.slice(0, -1).map(fill);
  const share = Math.floor(MAX_FOLDER_BYTES / Math.min(folderTexts.length, MAX_FOLDERS));
  const folders = folderTexts
    .map((text) => safeSegment(text, Math.min(share, MAX_NAME_BYTES)))
    .filter((name) => name !== '')
    .slice(0, MAX_FOLDERS);

  const suffix = photo.of > 1 && !usesNumber(levels, columns) ? `-${photo.n}` : '';
  const room = MAX_NAME_BYTES - suffix.length;
  const base =
    safeSegment(fill(levels[levels.length - 1]!), room) ||
    safeSegment(photo.taskId, room) ||
    'photo';
  return { folders, base: base + suffix };
}

/** The same as a path with `/`, to be shown: `march/Ann Lee-2`. */
export function renderName(template: string, photo: NamedPhoto): string {
  const { folders, base } = nameOf(template, photo);
  return [...folders, base].join('/');
}

function usesNumber(levels: TemplatePart[][], columns: string[]): boolean {
  return levels.flat().some((part) => {
    if (part.kind !== 'token') return false;
    const meaning = meaningOf(part.token, columns);
    return meaning.kind === 'built-in' && meaning.token === 'n';
  });
}

function valueOf(token: string, columns: string[], photo: NamedPhoto): string {
  const meaning = meaningOf(token, columns);
  switch (meaning.kind) {
    case 'built-in':
      return builtIn(meaning.token, photo);
    case 'date':
      return formatDate(photo.createdAt, meaning.format);
    case 'column':
      return photo.fields[meaning.column] ?? '';
    case 'unknown':
      return '';
    default:
      return assertNever(meaning);
  }
}

function builtIn(token: BuiltInToken, photo: NamedPhoto): string {
  switch (token) {
    case 'name':
      // A name of nothing but invisible characters is no name.
      return safeSegment(photo.name, MAX_NAME_BYTES) === '' ? photo.taskId : photo.name;
    case 'id':
      return photo.taskId;
    case 'n':
      return String(photo.n);
    case 'list':
      // A folder `march.csv` would look like a file.
      return photo.list.replace(LIST_ENDING, '');
    case 'template':
      return photo.template ?? '';
    case 'mode':
      return photo.mode ?? '';
    case 'date':
      return formatDate(photo.createdAt, 'YYYY-MM-DD');
    default:
      return assertNever(token);
  }
}

/** How the names of list files end. */
const LIST_ENDING = /\.(txt|csv|tsv|json|jsonl|ndjson|xlsx)$/i;

/** `YYYY YY MM DD HH mm ss` are replaced, anything else stands for itself. Local time. */
export const DATE_PARTS = /YYYY|YY|MM|DD|HH|mm|ss/g;

const two = (value: number) => String(value).padStart(2, '0');

function formatDate(at: number, format: string): string {
  const date = new Date(at);
  if (Number.isNaN(date.getTime())) return '';
  const year = String(date.getFullYear()).padStart(4, '0');
  const values: Record<string, string> = {
    YYYY: year,
    YY: year.slice(-2),
    MM: two(date.getMonth() + 1),
    DD: two(date.getDate()),
    HH: two(date.getHours()),
    mm: two(date.getMinutes()),
    ss: two(date.getSeconds()),
  };
  return format.replace(DATE_PARTS, (part) => values[part]!);
}

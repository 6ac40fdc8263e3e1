import { troubleOf } from '../../../contract/trouble';
import type { Cause, TaskRow } from '../../../contract/view';
import { words } from '../../words';
import { explain } from '../../words/explained';
import { named } from '../../words/named';
import type { Words } from '../../words';

/** What a cause means for the photos: one sentence, and one way out. */
export type Meaning = keyof Words['attention']['means'];
export type Fix = keyof Words['attention']['fixes'];

const FIXES: { [K in Meaning]: Fix } = {
  overdue: 'ids',
  missing: 'ids',
  account: 'token',
  damaged: 'retry',
  face: 'ids',
  faces: 'ids',
  small: 'ids',
  moderated: 'ids',
  refused: 'ids',
  service: 'retry',
  balance: 'retry',
  token: 'token',
  name: 'number',
  folder: 'folder',
  download: 'retry',
};

/** Codes of the API that trying again does not help. */
const API_CODES: Readonly<Record<string, Meaning>> = {
  face_not_found: 'face',
  no_face: 'face',
  too_many_faces: 'faces',
  image_too_small: 'small',
  content_moderated: 'moderated',
  bad_request: 'refused',
  refused: 'refused',
  http_4xx: 'refused',
  api_not_implemented: 'refused',
  used_up: 'balance',
  forbidden: 'token',
  disabled: 'token',
  invalid_token: 'token',
  token_expired: 'token',
  token_mismatched: 'token',
};

const FOLDER_CODES = ['no-folder', 'not-a-folder', 'folder-link', 'read-only', 'no-space'];

function partsOf(cause: Cause): { kind: string; code: string } {
  const at = cause.indexOf(':');
  return at < 0
    ? { kind: cause, code: '' }
    : { kind: cause.slice(0, at), code: cause.slice(at + 1) };
}

/** `isAnother`: the unknown IDs seem to belong to another account, whose token could be entered. */
export function meaningOf(cause: Cause, isAnother: boolean): Meaning {
  const { kind, code } = partsOf(cause);
  switch (kind) {
    case 'missing':
      return isAnother ? 'account' : 'missing';
    case 'damaged':
    case 'overdue':
      return kind;
    case 'photo':
      if (code === 'name-taken') return 'name';
      return FOLDER_CODES.includes(code) ? 'folder' : 'download';
    default:
      return meaningOfCode(code);
  }
}

function meaningOfCode(code: string): Meaning {
  const known = troubleOf(code) ?? code;
  return (Object.hasOwn(API_CODES, known) ? API_CODES[known] : undefined) ?? 'service';
}

/** Whether trying again may help by itself, as far as the task's own trouble tells. */
export function retryHelps({ status, overdue, error }: TaskRow): boolean {
  if (status === 'missing' || overdue) return false;
  return status !== 'failed' || fixOf(meaningOf(`failed:${error?.code ?? ''}`, false)) === 'retry';
}

export function fixOf(meaning: Meaning): Fix {
  return FIXES[meaning];
}

/** The cause in a few words. An error code that is not known is shown as it is. */
export function causeWords(cause: Cause): string {
  const { kind, code } = partsOf(cause);
  const { causes } = words().attention;
  const known = named(causes, kind);
  if (code === '') return known ?? cause;
  return explain(code)?.short ?? code;
}

/** What can go wrong with a task or a photo, by codes that stay the same: the window explains each. */

/**
 * Codes of a photo that is not saved, given by Proofsheet itself. `http-429`, `http-5xx` and `http` stand
 * for the statuses that a photo server answers with: `http-503` and its like.
 */
export const PHOTO_TROUBLES = [
  'address',
  'bad-url',
  'cut',
  'damaged',
  'disk',
  'empty',
  'encoded',
  'expired',
  'folder-link',
  'gone',
  'html',
  'http',
  'http-429',
  'http-5xx',
  'interrupted',
  'name-taken',
  'no-folder',
  'no-space',
  'not-a-folder',
  'not-an-image',
  'offline',
  'read-only',
  'redirects',
  'scheme',
  'stalled',
  'tls',
  'too-large',
  'truncated',
  'unexpected',
  'unreachable',
] as const;

/**
 * Codes of a task that failed: those of the vendor's page, those that its services were seen to send, and
 * (`failed`, `refused`) ours where there was none. `http_4xx` stands for `http_422` and its like.
 */
export const TASK_TROUBLES = [
  'api_error',
  'api_not_implemented',
  'bad_request',
  'content_moderated',
  'disabled',
  'face_not_found',
  'failed',
  'forbidden',
  'http_4xx',
  'image_too_small',
  'invalid_token',
  'no_face',
  'not_found',
  'refused',
  'task_not_found',
  'timeout',
  'token_expired',
  'token_mismatched',
  'too_many_faces',
  'too_many_requests',
  'used_up',
] as const;

export type PhotoTrouble = (typeof PHOTO_TROUBLES)[number];
export type TaskTrouble = (typeof TASK_TROUBLES)[number];
export type Trouble = PhotoTrouble | TaskTrouble;

const TROUBLES: ReadonlySet<string> = new Set([...PHOTO_TROUBLES, ...TASK_TROUBLES]);

/** Statuses by which a photo server says that an address holds no longer. */
const EXPIRED_STATUSES = ['403', '404', '410'];

/** The trouble that a code names; null = a code of somebody else, which nobody here can explain. */
export function troubleOf(code: string): Trouble | null {
  if (TROUBLES.has(code)) return code as Trouble;
  const status = /^http-(\d{3})$/.exec(code)?.[1];
  if (status !== undefined) {
    if (EXPIRED_STATUSES.includes(status)) return 'expired';
    return status >= '500' || status === '408' || status === '425' ? 'http-5xx' : 'http';
  }
  return /^http_4\d\d$/.test(code) ? 'http_4xx' : null;
}

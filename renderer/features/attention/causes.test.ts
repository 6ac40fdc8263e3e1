import { expect, it } from 'vitest';
import type { TaskStatus } from '../../../contract/task';
import type { TaskRow } from '../../../contract/view';
import { causeWords, fixOf, meaningOf, retryHelps } from './causes';

it.each([
  ['overdue', 'overdue', 'ids', 'overdue'],
  ['missing', 'missing', 'ids', 'unknown ID'],
  ['damaged', 'damaged', 'retry', 'picture damaged'],
  ['failed:face_not_found', 'face', 'ids', 'face not found'],
  ['failed:too_many_faces', 'faces', 'ids', 'several faces'],
  ['failed:image_too_small', 'small', 'ids', 'picture too small'],
  ['failed:content_moderated', 'moderated', 'ids', 'picture refused'],
  ['failed:http_422', 'refused', 'ids', 'request refused'],
  ['failed:token_expired', 'token', 'token', 'token rejected'],
  ['failed:timeout', 'service', 'retry', 'took too long'],
  ['failed:used_up', 'balance', 'retry', 'balance used up'],
  ['failed:', 'service', 'retry', 'failed without a reason'],
  ['failed:constructor', 'service', 'retry', 'constructor'],
  ['failed:some:code', 'service', 'retry', 'some:code'],
  ['photo:name-taken', 'name', 'number', 'name is taken'],
  ['photo:no-space', 'folder', 'folder', 'disk is full'],
  ['photo:http-410', 'download', 'retry', 'address expired'],
])('%s means %s, and is mended by %s', (cause, meaning, fix, said) => {
  expect(meaningOf(cause, false)).toBe(meaning);
  expect(fixOf(meaningOf(cause, false))).toBe(fix);
  expect(causeWords(cause)).toBe(said);
});

it('asks for another token where nearly all IDs are unknown', () => {
  expect(fixOf(meaningOf('missing', true))).toBe('token');
  expect(fixOf(meaningOf('overdue', true))).toBe('ids');
});

it('knows where trying again does not help by itself', () => {
  const helps = (status: TaskStatus, code: string, overdue = false) =>
    retryHelps({ status, overdue, error: { code, message: '', traceId: null } } as TaskRow);
  expect(helps('failed', 'timeout')).toBe(true);
  expect(helps('failed', '')).toBe(true);
  expect(helps('finished', '')).toBe(true);
  expect(helps('failed', 'no_face')).toBe(false);
  expect(helps('failed', 'forbidden')).toBe(false);
  expect(helps('missing', '')).toBe(false);
  expect(helps('waiting', '', true)).toBe(false);
});

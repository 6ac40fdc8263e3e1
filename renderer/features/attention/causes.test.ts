import { expect, it } from 'vitest';
import { causeWords, fixOf, meaningOf } from './causes';

it.each([
  ['overdue', 'overdue', 'ids', 'still waiting'],
  ['missing', 'missing', 'ids', 'unknown ID'],
  ['damaged', 'damaged', 'retry', 'picture damaged'],
  ['failed:face_not_found', 'face', 'ids', 'face not found'],
  ['failed:too_many_faces', 'faces', 'ids', 'several faces'],
  ['failed:image_too_small', 'small', 'ids', 'picture too small'],
  ['failed:content_moderated', 'moderated', 'ids', 'picture refused'],
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

import { describe, expect, it } from 'vitest';
import type { PhotoStatus } from '../../../contract/photo';
import type { TaskRow } from '../../../contract/view';
import { rowStatus, shortError, statusWords } from './row-status';

const row = (part: Partial<TaskRow>): TaskRow => ({
  id: 't',
  name: 'Ana Duarte',
  status: 'waiting',
  overdue: false,
  error: null,
  addedAt: 1_000,
  createdAt: null,
  photos: [],
  ...part,
});
const photos = (...statuses: PhotoStatus[]) =>
  statuses.map((status, i) => ({
    key: `p${i}`,
    status,
    src: null,
    error:
      status === 'failed' ? { code: 'cut-short', message: 'It arrived incomplete. Twice.' } : null,
  }));
const said = (part: Partial<TaskRow>, saving = true, now = 49_000): string =>
  statusWords(rowStatus(row(part), saving), now);

describe('what a card says', () => {
  it('counts the wait from the creation, else from when it was added', () => {
    expect(said({})).toBe('waiting · 48 s');
    expect(said({ createdAt: 40_000 })).toBe('waiting · 9 s');
    expect(said({ overdue: true }, true, 41 * 60_000 + 1_000)).toBe('overdue · 41 min');
  });

  it('is saved only when every photo is', () => {
    expect(said({ status: 'finished', photos: photos('saved', 'saved') })).toBe('saved');
    expect(said({ status: 'finished', photos: photos('saved', 'queued') })).toBe('saving…');
    expect(said({ status: 'finished', photos: photos('saved', 'downloading') })).toBe('saving…');
    expect(said({ status: 'finished', photos: [] })).toBe('finished, no photo');
  });

  it('says that photos wait for the operator where saving is on demand', () => {
    expect(said({ status: 'finished', photos: photos('queued') }, false)).toBe('not saved yet');
    expect(said({ status: 'finished', photos: photos('downloading') }, false)).toBe('saving…');
  });

  it('counts the photos that could not be saved, and names the cause when it is all of them', () => {
    expect(said({ status: 'finished', photos: photos('saved', 'failed') })).toBe(
      '1 of 2 not saved',
    );
    expect(said({ status: 'finished', photos: photos('failed') })).toBe('It arrived incomplete');
  });

  it('names the error of a failed task and the fate of a missing one', () => {
    const error = { code: 'face_not_found', message: 'No face.', traceId: null };
    expect(said({ status: 'failed', error })).toBe('face not found');
    expect(said({ status: 'failed' })).toBe('failed');
    expect(said({ status: 'missing' })).toBe('unknown ID');
  });
});

describe('a short error', () => {
  it('is the first sentence of the server where the code is not known, else its code', () => {
    expect(shortError({ code: 'odd', message: 'Too dark. Try again.' })).toBe('Too dark');
    expect(shortError({ code: 'odd', message: '  ' })).toBe('odd');
  });

  it('does not take a code for a property that every object has', () => {
    expect(shortError({ code: 'constructor', message: 'Boom.' })).toBe('Boom');
  });
});

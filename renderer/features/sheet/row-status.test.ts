import { describe, expect, it } from 'vitest';
import type { PhotoStatus } from '../../../contract/photo';
import type { PhotoRow, TaskRow } from '../../../contract/view';
import { briefWords, photoStatus, rowStatus, shortError, statusWords } from './row-status';

const row = (part: Partial<TaskRow>): TaskRow => ({
  id: 't',
  name: 'Ana Duarte',
  status: 'waiting',
  overdue: false,
  error: null,
  addedAt: 1_000,
  updatedAt: 1_000,
  createdAt: null,
  finishedAt: null,
  template: null,
  mode: null,
  fields: {},
  photos: [],
  ...part,
});
const photos = (...statuses: PhotoStatus[]) =>
  statuses.map((status, i) => ({
    key: `p${i}`,
    status,
    src: null,
    thumbnail: null,
    damaged: false,
    error:
      status === 'failed' ? { code: 'cut-short', message: 'It arrived incomplete. Twice.' } : null,
  }));
const broken = (photo: PhotoRow): PhotoRow => ({ ...photo, damaged: true });
const said = (part: Partial<TaskRow>, saving = true, now = 49_000): string =>
  statusWords(rowStatus(row(part), saving), now);

describe('what a card says', () => {
  it('counts the wait from the creation, else from when it was added', () => {
    expect(said({})).toBe('waiting · 48 s');
    expect(said({ createdAt: 40_000 })).toBe('waiting · 9 s');
    expect(said({ overdue: true }, true, 41 * 60_000 + 1_000)).toBe('overdue · 41 min');
  });

  it('says where there is no room what kind of status it is, not since when or why', () => {
    const brief = (part: Partial<TaskRow>): string => briefWords(rowStatus(row(part), true));
    expect(brief({})).toBe('waiting');
    expect(brief({ overdue: true })).toBe('overdue');
    expect(brief({ status: 'missing' })).toBe('unknown');
    const error = { code: 'face_not_found', message: 'No face.', traceId: null };
    expect(brief({ status: 'failed', error })).toBe('failed');
    expect(brief({ status: 'finished', photos: photos('saved', 'failed') })).toBe('unsaved');
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

  it('says what the operator has put aside, once nothing else is under way', () => {
    const finished = (...all: PhotoStatus[]): string =>
      said({ status: 'finished', photos: photos(...all) });
    expect(finished('paused', 'paused')).toBe('paused');
    expect(finished('cancelled')).toBe('won’t be saved');
    expect(finished('saved', 'paused')).toBe('1 of 2 paused');
    expect(finished('saved', 'cancelled')).toBe('1 of 2 won’t be saved');
    expect(finished('cancelled', 'paused')).toBe('1 of 2 paused');
    expect(finished('queued', 'paused')).toBe('saving…');
    expect(finished('paused', 'failed')).toBe('1 of 2 not saved');
  });

  it('does not call a damaged photo saved, whatever goes on beside it', () => {
    const [whole, damaged] = [photos('saved'), photos('saved').map(broken)];
    expect(said({ status: 'finished', photos: damaged })).toBe('picture damaged');
    expect(said({ status: 'finished', photos: [...whole, ...damaged] })).toBe('1 of 2 damaged');
    expect(said({ status: 'finished', photos: [...photos('downloading'), ...damaged] })).toBe(
      '1 of 2 damaged',
    );
  });

  it('names the error of a failed task and the fate of a missing one', () => {
    const error = { code: 'face_not_found', message: 'No face.', traceId: null };
    expect(said({ status: 'failed', error })).toBe('face not found');
    expect(said({ status: 'failed' })).toBe('failed');
    expect(said({ status: 'missing' })).toBe('unknown ID');
  });
});

describe('one photo', () => {
  it('has a status of its own, whatever the others of its task do', () => {
    const [saved, paused] = photos('saved', 'paused');
    if (!saved || !paused) throw new Error('two photos were made');
    expect(statusWords(photoStatus(saved, true), 0)).toBe('saved');
    expect(statusWords(photoStatus(paused, true), 0)).toBe('paused');
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

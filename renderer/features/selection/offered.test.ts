import { describe, expect, it } from 'vitest';
import type { PhotoStatus } from '../../../contract/photo';
import type { PhotoRow, TaskRow } from '../../../contract/view';
import { countPhotos, countRows } from '../../state/task-counts';
import { onlyCancelled, stepsBeside, stepsOf, stepsOfTasks } from './offered';

const AUTOMATIC = { saveAutomatically: true } as const;
const ON_DEMAND = { ...AUTOMATIC, saveAutomatically: false } as const;

const photo = (status: PhotoStatus, part: Partial<PhotoRow> = {}): PhotoRow => ({
  key: status,
  status,
  src: null,
  thumbnail: null,
  error: status === 'failed' ? { code: 'truncated', message: 'It arrived incomplete.' } : null,
  damaged: false,
  ...part,
});
const task = (part: Partial<TaskRow>): TaskRow => ({
  id: 't',
  name: null,
  status: 'finished',
  overdue: false,
  error: null,
  addedAt: 0,
  updatedAt: 0,
  finishedAt: null,
  template: null,
  mode: null,
  fields: {},
  createdAt: null,
  photos: [],
  ...part,
});

describe('what is offered for a photo', () => {
  it('is nothing where it is saved, and another try where the picture is damaged', () => {
    expect(stepsOf(photo('saved'), AUTOMATIC)).toEqual([]);
    expect(stepsOf(photo('saved', { damaged: true }), AUTOMATIC)).toEqual(['retry']);
  });

  it('is a pause only while it is on its way by itself', () => {
    expect(stepsOf(photo('downloading'), AUTOMATIC)).toEqual(['pause', 'cancel']);
    expect(stepsOf(photo('queued'), AUTOMATIC)).toEqual(['pause', 'cancel']);
    expect(stepsOf(photo('queued'), ON_DEMAND)).toEqual(['save', 'cancel']);
    expect(stepsOf(photo('downloading'), ON_DEMAND)).toEqual(['pause', 'cancel']);
  });

  it('is a way back from being paused or not wanted', () => {
    expect(stepsOf(photo('paused'), AUTOMATIC)).toEqual(['release', 'cancel']);
    expect(stepsOf(photo('cancelled'), AUTOMATIC)).toEqual(['release']);
  });

  it('is a number only where another file has its name', () => {
    const taken = photo('failed', { error: { code: 'name-taken', message: 'Taken.' } });
    expect(stepsOf(taken, AUTOMATIC)).toEqual(['number', 'retry', 'cancel']);
    expect(stepsOf(photo('failed'), AUTOMATIC)).toEqual(['retry', 'cancel']);
  });
});

describe('what is offered for a selection', () => {
  it('is what at least one of its tasks takes', () => {
    const rows = [task({ photos: [photo('saved')] }), task({ photos: [photo('paused')] })];
    expect(stepsOfTasks(countRows(rows), AUTOMATIC)).toEqual(['release', 'cancel']);
    expect(stepsOfTasks(countRows([task({ photos: [photo('saved')] })]), AUTOMATIC)).toEqual([]);
  });

  it('is another try for tasks that failed, are unknown or overdue, not for those that wait', () => {
    const retried = (part: Partial<TaskRow>) => stepsOfTasks(countRows([task(part)]), AUTOMATIC);
    expect(retried({ status: 'failed' })).toEqual(['retry']);
    expect(retried({ status: 'missing' })).toEqual(['retry']);
    expect(retried({ status: 'waiting', overdue: true })).toEqual(['retry']);
    expect(retried({ status: 'waiting' })).toEqual([]);
  });
});

it('tells photos that go on from those that are saved after all', () => {
  expect(onlyCancelled(countPhotos([photo('cancelled'), photo('saved')]))).toBe(true);
  expect(onlyCancelled(countPhotos([photo('cancelled'), photo('paused')]))).toBe(false);
  expect(onlyCancelled(countPhotos([photo('saved')]))).toBe(false);
});

describe('what is offered for the other photos of a task', () => {
  const named = (key: string, status: PhotoStatus) => photo(status, { key });
  const beside = (photos: PhotoRow[], shown: string) =>
    stepsBeside(photos, shown, AUTOMATIC).map((line) => [line.photo?.key ?? 'all', ...line.steps]);

  it('is nothing where only the photo on show takes a step', () => {
    expect(beside([named('a', 'paused'), named('b', 'saved')], 'a')).toEqual([]);
  });

  it('is for all at once where several take it', () => {
    expect(beside([named('a', 'paused'), named('b', 'paused')], 'a')).toEqual([
      ['all', 'release', 'cancel'],
    ]);
  });

  it('names the one other photo that takes it', () => {
    expect(beside([named('a', 'saved'), named('b', 'failed')], 'a')).toEqual([
      ['b', 'retry', 'cancel'],
    ]);
    expect(beside([named('a', 'cancelled'), named('b', 'paused')], 'b')).toEqual([
      ['all', 'release'],
    ]);
  });
});

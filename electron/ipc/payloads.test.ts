import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { EVERYTHING } from '../../contract/everything';
import { photoAddress } from '../../contract/photo-address';
import { payloads } from './payloads';

const names = Object.keys(payloads) as (keyof typeof payloads)[];

const query = EVERYTHING;

const ROOM = { title: 'Room', value: '3b' };

describe('payloads', () => {
  test.each<[keyof typeof payloads, unknown]>([
    ['state', null],
    ['rows', { query, offset: 0, limit: 200, fields: [] }],
    ['rows', { query: { ...query, sort: 'field:Room' }, offset: 0, limit: 1, fields: ['Room'] }],
    ['rows', { query: { ...query, days: { from: 1, to: 2 } }, offset: 0, limit: 1, fields: [] }],
    ['rows', { query: { ...query, columns: [ROOM] }, offset: 0, limit: 1, fields: [] }],
    ['facets', { list: null }],
    ['columnValues', { query, title: 'Room', search: '' }],
    ['statusCounts', { query }],
    ['countTasks', { ids: ['a', 'b'] }],
    ['detail', { id: '16f96e95' }],
    ['thumbnails', { addresses: [photoAddress('thumbnail', '16f96e95', 'p1#0', 'v')] }],
    ['connect', { token: 'abc', memoryOnly: false }],
    ['changeSettings', { appearance: 'dark' }],
    ['changeSettings', {}],
    ['changeSettings', { onTaken: 'ask', concurrency: 32, perHost: 1 }],
    ['retry', { ids: ['a', 'b'], key: null }],
    ['hold', { ids: ['a'], key: 'p1', hold: 'paused' }],
    ['release', { ids: [], key: null }],
    ['copyPhotos', { ids: ['a', 'b'], key: null }],
    ['pasteList', null],
    ['offerActions', { ids: ['remove', 'palette'], undo: 'Undo', redo: 'Redo' }],
    ['undo', { step: null }],
    ['redo', { step: 3 }],
    ['saveNumbered', { ids: ['a'], key: 'p1' }],
    ['previewNames', { nameTemplate: '{name}', folder: '/p', previewId: null, nameColumn: null }],
  ])('%s takes what the window sends', (name, payload) => {
    expect(v.safeParse(payloads[name], payload).success).toBe(true);
  });

  test.each<[keyof typeof payloads, unknown]>([
    ['state', {}],
    ['rows', { query, offset: -1, limit: 10, fields: [] }],
    ['rows', { query, offset: 0, limit: 501, fields: [] }],
    [
      'rows',
      { query: { ...query, sort: 'id; DROP TABLE tasks' }, offset: 0, limit: 1, fields: [] },
    ],
    ['rows', { query, offset: 0.5, limit: 1, fields: [] }],
    ['rows', { query, offset: 0, limit: 1, fields: Array(101).fill('a') }],
    ['rows', { query: { ...query, columns: ROOM }, offset: 0, limit: 1, fields: [] }],
    ['rows', { query: { ...query, days: { from: 1, to: -1 } }, offset: 0, limit: 1, fields: [] }],
    ['statusCounts', { query: { ...query, columns: Array.from({ length: 101 }, () => ROOM) } }],
    ['columnValues', { query, title: 'x'.repeat(5_000), search: '' }],
    ['facets', { list: 'all' }],
    ['detail', { id: '' }],
    ['thumbnails', { addresses: [photoAddress('photo', '16f96e95', 'p1', 'v')] }],
    ['thumbnails', { addresses: ['file:///etc/passwd'] }],
    ['thumbnails', { addresses: Array(101).fill(photoAddress('thumbnail', 'a', 'b', 'v')) }],
    ['offerActions', { ids: ['quit'], undo: '', redo: '' }],
    ['offerActions', { ids: [], undo: 'x'.repeat(201), redo: '' }],
    ['undo', { step: -1 }],
    ['redo', {}],
    ['offerActions', { ids: Array.from({ length: 1_000 }, () => 'remove'), undo: '', redo: '' }],
    ['detail', { id: 'a', more: 1 }],
    ['connect', { token: 'x'.repeat(5_000), memoryOnly: false }],
    ['changeSettings', { activeAccount: 'live' }],
    ['changeSettings', { folder: undefined }],
    ['changeSettings', { folder: 'photos' }],
    ['previewFiles', { paths: [''] }],
    ['changeSettings', { concurrency: 0 }],
    ['changeSettings', { perHost: 33 }],
    ['changeSettings', { concurrency: 2.5 }],
    ['changeSettings', { onTaken: 'overwrite' }],
    ['retry', { ids: [1], key: null }],
    ['retry', { ids: ['a'] }],
    ['release', { ids: ['a', 'b'], key: 'p1' }],
    ['copyPhotos', { ids: ['a', 'b'], key: 'p1' }],
    ['copyPhotos', { ids: ['a'], key: null, folder: '/' }],
    ['countTasks', { ids: Array(2_001).fill('a') }],
    ['hold', { ids: ['a', 'b'], key: 'p1', hold: 'paused' }],
    ['hold', { ids: ['a'], key: null, hold: 'deleted' }],
    ['previewNames', { nameTemplate: '{name}', folder: '', previewId: null, nameColumn: null }],
  ])('%s refuses what it does not expect', (name, payload) => {
    expect(v.safeParse(payloads[name], payload).success).toBe(false);
  });

  test('no payload, however odd, makes a schema throw, and no bare value fits', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...names),
        fc.anything({ withNullPrototype: true }),
        (name, odd) => {
          const parsed = v.safeParse(payloads[name], odd);
          expect(typeof parsed.success).toBe('boolean');
          if (typeof odd !== 'object') expect(parsed.success).toBe(false);
        },
      ),
      { numRuns: 1_000 },
    );
  });
});

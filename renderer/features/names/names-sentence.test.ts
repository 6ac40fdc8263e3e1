import { describe, expect, it } from 'vitest';
import type { TakenPolicy } from '../../../contract/settings';
import { namesSentence, splitPath } from './names-sentence';

const FREE = {
  photos: 204,
  saved: 0,
  savedAt: null,
  collisions: 0,
  collidesAt: null as string | null,
  taken: 0,
  partial: false,
};
const KNOWN = { list: false, unknown: false };

describe('the sentence about names', () => {
  it('counts the photos, and says that every name is free where it is so', () => {
    expect(namesSentence(FREE, KNOWN, 'number')).toEqual(['204 photos', 'every name is free']);
    expect(namesSentence({ ...FREE, photos: 1 }, KNOWN, 'ask')[0]).toBe('1 photo');
  });

  it('does not claim to know how many photos unfinished tasks will have', () => {
    expect(namesSentence(FREE, { list: true, unknown: true }, 'number')[0]).toBe(
      '204 photos or more',
    );
  });

  it('says what becomes of names that are not free, as the setting has it', () => {
    const some = { ...FREE, collisions: 3, taken: 1 };
    const clash = (policy: TakenPolicy, names = some) => namesSentence(names, KNOWN, policy)[1];
    expect(clash('number')).toBe(
      '3 share a name with another, 1 name is already taken in the folder: they get a number',
    );
    expect(clash('skip-identical', { ...some, collisions: 0 })).toBe(
      '1 name is already taken in the folder: it gets a number, unless the pictures are identical',
    );
    expect(clash('ask', { ...some, taken: 0 })).toBe(
      '3 share a name with another: you will be asked',
    );
  });

  it('says which name is there twice', () => {
    const one = { ...FREE, collisions: 1, collidesAt: 'march/Ana Duarte.png' };
    expect(namesSentence(one, KNOWN, 'number')[1]).toBe(
      '1 has the same name as another (Ana Duarte): it gets a number',
    );
    expect(namesSentence({ ...one, collisions: 3 }, KNOWN, 'number')[1]).toBe(
      '3 share a name with another (the first is Ana Duarte): they get a number',
    );
  });

  it('does not call names free that it has not looked at', () => {
    expect(namesSentence({ ...FREE, partial: true }, KNOWN, 'number')).toEqual([
      '204 photos',
      'too many photos to check them all',
    ]);
  });

  it('says where photos are that were delivered before, instead of a path to come', () => {
    const some = { ...FREE, saved: 1, savedAt: '/pictures/march/Ada.png' };
    expect(namesSentence(some, KNOWN, 'number', '/pictures')).toEqual([
      '204 photos',
      'every name is free',
      '1 photo is already saved at march/Ada.png',
    ]);
    const all = { ...some, photos: 0, saved: 9 };
    expect(namesSentence(all, { list: true, unknown: true }, 'number', '/pictures')).toEqual([
      '9 photos are already saved, the first at march/Ada.png',
    ]);
  });

  it('says so where nothing is left to save', () => {
    const none = { ...FREE, photos: 0 };
    expect(namesSentence(none, KNOWN, 'number')).toEqual([
      'Nothing waits to be saved: these are examples',
    ]);
    expect(namesSentence(none, { list: true, unknown: true }, 'number')).toEqual([
      'No photo of this list is left to save',
    ]);
  });
});

describe('a path', () => {
  it('falls into its folders and its file', () => {
    expect(splitPath('march/finance/Ana.png')).toEqual({
      folders: 'march/finance/',
      file: 'Ana.png',
    });
    expect(splitPath('Ana.png')).toEqual({ folders: '', file: 'Ana.png' });
  });
});

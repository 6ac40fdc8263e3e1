import { expect, it } from 'vitest';
import { prefixOf } from './type-ahead';

it('goes on to the next name when one letter is typed, also again and again', () => {
  expect(prefixOf('a')).toEqual({ prefix: 'a', next: true });
  expect(prefixOf('aaa')).toEqual({ prefix: 'a', next: true });
  expect(prefixOf('王')).toEqual({ prefix: '王', next: true });
});

it('stays where it is as long as that name begins with all that is typed', () => {
  expect(prefixOf('an')).toEqual({ prefix: 'an', next: false });
  expect(prefixOf('person 4')).toEqual({ prefix: 'person 4', next: false });
});

import { expect, it } from 'vitest';
import { columnTokens } from './column-tokens';

it('offers the columns of a list beside what every list has', () => {
  expect(columnTokens(['Name', 'Staff no.', '班级', 'ID '])).toEqual(['Staff no.', '班级']);
});

it('offers no column that cannot stand between curly brackets', () => {
  expect(columnTokens(['a{b', 'c}', '', 'd'])).toEqual(['d']);
});

it('does not bury the template under columns', () => {
  expect(columnTokens(Array.from({ length: 200 }, (_, i) => `column ${i}`))).toHaveLength(24);
});

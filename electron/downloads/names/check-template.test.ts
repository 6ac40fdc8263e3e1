import { expect, test } from 'vitest';
import { checkTemplate } from './check-template';

const columns = ['Staff no.', 'Class'];

test.each([
  '{list}/{name}',
  '{Staff no.} {name}-{n}',
  '{class}',
  '{date:YYYY-MM-DD}',
  '{date}',
  'photo',
])('nothing is wrong with %s', (template) => {
  expect(checkTemplate(template, columns)).toEqual([]);
});

test.each([
  ['{name} {staff}', 7, 'There is no column “staff”'],
  ['{}', 0, 'There is nothing between'],
  ['{name', 0, 'This { has no }'],
  ['a\\{name}', 1, 'A \\ becomes a -'],
  ['{date:when}', 0, 'shows no date'],
  ['', 0, 'The template is empty'],
  ['/{name}', 0, 'The first / does nothing'],
  ['{list}/', 6, 'Nothing follows the last /'],
  ['../{name}', 0, 'A folder of dots'],
  ['{list}/../{name}', 7, 'A folder of dots'],
  ['{name}.png', 6, 'Leave out .png'],
  ['a/b/c/d/e/f/g/h/i/{name}', 24, 'Only the first 8 folders'],
])('%j has a problem at %i: %s', (template, at, words) => {
  expect(checkTemplate(template, columns)).toEqual([
    expect.objectContaining({ at, message: expect.stringContaining(words) as string }),
  ]);
});

test('problems stand in their order', () => {
  const found = checkTemplate('{a}\\{b}.jpg', columns).map((problem) => problem.at);
  expect(found).toEqual([0, 3, 4, 7]);
});

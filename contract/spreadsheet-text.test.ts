import { expect, it } from 'vitest';
import { withoutFormula } from './spreadsheet-text';

it('makes text of a formula, and leaves names and numbers alone', () => {
  expect(['=1+1', '+A1', '-B2*3', '@SUM(A1)', '＝1'].map(withoutFormula)).toEqual([
    "'=1+1",
    "'+A1",
    "'-B2*3",
    "'@SUM(A1)",
    "'＝1",
  ]);
  for (const text of ['', 'Ana', '-5', '+49', '3-4', "O'Neill"]) {
    expect(withoutFormula(text)).toBe(text);
  }
});

it('knows a formula behind white space, which programs strip', () => {
  for (const space of [' ', '\t', '\r\n', '\u00a0', '\ufeff', '\u3000']) {
    expect(withoutFormula(`${space}=1+1`)).toBe(`'${space}=1+1`);
  }
  expect(withoutFormula(' Ana = Anna')).toBe(' Ana = Anna');
});

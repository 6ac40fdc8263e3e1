import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { closeness, score } from './score';

const best = (typed: string, names: string[]): string[] =>
  names
    .flatMap((name) => {
      const fit = score(typed, name);
      return fit === null ? [] : [{ name, fit }];
    })
    .toSorted((a, b) => b.fit - a.fit)
    .map(({ name }) => name);

describe('what was typed', () => {
  it('fits the start of a name best, then the start of a word, then the inside of one', () => {
    expect(best('so', ['also', 'Do so', 'Sort by name'])).toEqual([
      'Sort by name',
      'Do so',
      'also',
    ]);
  });

  it('fits names whose words it begins before all that only have its letters', () => {
    const names = ['Line up, inane', 'Na, Li and others', 'Li Na 李娜'];
    expect(best('li na', names)).toEqual(names.toReversed());
    expect(best('a ab ef', ['abc xef', 'zz efg a ab'])).toEqual(['zz efg a ab', 'abc xef']);
  });

  it('is close to a name by its words wherever they stand, in Chinese by any characters', () => {
    expect(closeness('na', 'Anna Naomi Na')).toBe(2);
    expect(closeness('na', 'Anna Naomi')).toBe(1);
    expect(closeness('na', 'Anna')).toBe(0);
    expect(closeness('娜', '李娜')).toBe(2);
    expect(closeness('coid', 'Copy ID')).toBe(0);
  });

  it('means the shorter of two names that fit alike', () => {
    expect(best('copy', ['Copy trace ID', 'Copy ID'])).toEqual(['Copy ID', 'Copy trace ID']);
  });

  it('fits without capitals and accents, and in any order of words', () => {
    expect(score('zoe', 'Zoë')).not.toBeNull();
    expect(score('name sort', 'Sort by name')).toBe(score('sort name', 'Sort by name'));
    expect(score('李', '李娜')).not.toBeNull();
  });

  it('fits in pieces that begin words, and not as letters strewn about', () => {
    expect(score('coid', 'Copy ID')).not.toBeNull();
    expect(score('sn', 'Sort by name')).not.toBeNull();
    expect(score('oy', 'Copy ID')).toBeNull();
    expect(score('idc', 'Copy ID')).toBeNull();
  });

  it('has to fit with each of its words', () => {
    expect(score('copy photo', 'Copy ID')).toBeNull();
  });

  it('fits a name that it is the whole of, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (name) => {
        expect(score(name, name)).not.toBeNull();
      }),
    );
  });

  it('is weighed in no time against a name made to be slow', () => {
    const name = 'a '.repeat(5_000);
    expect(score('a'.repeat(40), name)).not.toBeNull();
    expect(score(`${'a'.repeat(40)}b`, name)).toBeNull();
  });
});

import { describe, expect, it } from 'vitest';
import { PHOTO_TROUBLES, TASK_TROUBLES, troubleOf } from '../../contract/trouble';
import { en } from './en';
import { zh } from './zh';

type Leaf = string | ((...given: never[]) => unknown);

/** Every word of a catalogue under its path, such as `import.title`. */
function leaves(branch: object, path = ''): [string, Leaf][] {
  return Object.entries(branch).flatMap(([key, value]: [string, Leaf | object]) =>
    typeof value === 'object' ? leaves(value, `${path}${key}.`) : [[`${path}${key}`, value]],
  );
}

const ENGLISH = new Map(leaves(en));
const CHINESE = new Map(leaves(zh));

/** Formats are given by `Intl`, and tested beside it. */
const FORMATS = /^format\./;

/** What a word says of some numbers and names, in one text. */
function spoken(word: Leaf): string {
  if (typeof word === 'string') return word;
  return [[2, 3], ['ab', 'cd'], [null]].map((given) => said(word, given)).join(' ');
}

/** The texts among what a function answers; nothing where such parameters mean nothing to it. */
function said(word: (...given: never[]) => unknown, given: unknown[]): string {
  try {
    const answer = (word as (...all: unknown[]) => unknown)(...given);
    return typeof answer === 'object' && answer !== null
      ? Object.values(answer).join(' ')
      : String(answer);
  } catch {
    return '';
  }
}

/** Words that are the same in both languages: names, formats, and marks. */
const SAME = [
  'app.name',
  'actionGroups.app',
  'empty.formats',
  'settings.languages.en',
  'settings.languages.zh-CN',
  'names.tokens.id',
];
/** Latin words that Chinese keeps as they are. */
const LATIN = new RegExp(
  [
    'Proofsheet|API|ID|CSV|HTML|JSON|SQLite|SHA-256|PNG|JPEG|WebP|GNOME Keyring|KWallet|Linux|Windows',
    'txt|csv|tsv|json|jsonl|xlsx|MB|KB|Alt|Esc|Enter|Ctrl|A4|Excel|PDF|C(?=）)|P(?=）)|T(?= 恤)|NaN',
    'https?://\\S+|socks5://\\S+|null|ab|cd|undefined|curl|PowerShell',
  ].join('|'),
  'g',
);

describe('the Chinese catalogue', () => {
  it('has every word of the English one, and no other', () => {
    expect([...CHINESE.keys()].toSorted()).toEqual([...ENGLISH.keys()].toSorted());
  });

  it('takes as many parameters as the English one', () => {
    const odd = [...ENGLISH].filter(([path, word]) => {
      const other = CHINESE.get(path);
      return typeof word !== typeof other || word.length !== (other as { length: number }).length;
    });
    const functions = odd.filter(([path, word]) => typeof (CHINESE.get(path) ?? word) !== 'string');
    expect(functions.map(([path]) => path)).toEqual([]);
  });

  it('is in Chinese', () => {
    const odd = [...CHINESE].filter(([path, word]) => {
      if (SAME.includes(path) || FORMATS.test(path)) return false;
      return /[A-Za-z]/.test(spoken(word).replaceAll(LATIN, ''));
    });
    expect(odd.map(([path, word]) => `${path}: ${spoken(word)}`)).toEqual([]);
  });

  it('differs from the English one wherever there is a word to translate', () => {
    const same = [...CHINESE].filter(([path, word]) => {
      const english = ENGLISH.get(path);
      return typeof word === 'string' && word === english && /[a-z]{2}/i.test(word);
    });
    expect(same.map(([path]) => path).filter((path) => !SAME.includes(path))).toEqual([]);
  });

  it('writes with Chinese punctuation', () => {
    const odd = [...CHINESE].filter(([path, word]) => {
      if (FORMATS.test(path)) return false;
      return /\p{Script=Han}[,.;:?!()]|[,;:?!(]\p{Script=Han}|\.\.\.|……|[「」'"]/u.test(
        spoken(word),
      );
    });
    expect(odd.map(([path, word]) => `${path}: ${spoken(word)}`)).toEqual([]);
  });

  it('shows by an ellipsis, as the English one, that an action asks something first', () => {
    const odd = [...ENGLISH].filter(([path, word]) => {
      const other = CHINESE.get(path);
      if (typeof word !== 'string' || typeof other !== 'string') return false;
      return word.endsWith('…') !== other.endsWith('…');
    });
    expect(odd.map(([path]) => path)).toEqual([]);
  });

  it('ends a sentence where the English one does', () => {
    const odd = [...ENGLISH].filter(([path, word]) => {
      const other = CHINESE.get(path);
      if (typeof word !== 'string' || typeof other !== 'string') return false;
      return word.endsWith('.') !== other.endsWith('。');
    });
    expect(odd.map(([path]) => path)).toEqual([]);
  });
});

describe.each([
  ['English', ENGLISH],
  ['Chinese', CHINESE],
] as const)('the %s catalogue', (_language, catalogue) => {
  it('leaves no word empty, and none with blanks at its ends', () => {
    const odd = [...catalogue].filter(
      ([path, word]) =>
        typeof word === 'string' && path !== 'names.and' && (word === '' || word.trim() !== word),
    );
    expect(odd.map(([path]) => path)).toEqual([]);
  });
});

describe.each([
  ['English', en],
  ['Chinese', zh],
] as const)('every trouble in %s', (_language, { explained }) => {
  const codes = [...PHOTO_TROUBLES, ...TASK_TROUBLES];

  it.each(codes)('%s says what happened, what it means, and what to do', (code) => {
    const { short, title, means, todo } = explained[code];
    for (const text of [short, title]) expect(text).not.toMatch(/[.。]$/);
    for (const text of [means, todo]) expect(text).toMatch(/[.。]$/);
    expect(new Set([title, means, todo]).size).toBe(3);
  });
});

describe('the trouble of a code', () => {
  it('is found for every status of a photo server', () => {
    expect(troubleOf('http-404')).toBe('expired');
    expect(troubleOf('http-429')).toBe('http-429');
    expect(troubleOf('http-503')).toBe('http-5xx');
    expect(troubleOf('http-302')).toBe('http');
    expect(troubleOf('http_422')).toBe('http_4xx');
  });

  it('is not found for a code of somebody else, whatever it is called', () => {
    for (const code of ['constructor', '__proto__', '', 'http-', 'http-1e3', 'new_code']) {
      expect(troubleOf(code)).toBeNull();
    }
  });
});

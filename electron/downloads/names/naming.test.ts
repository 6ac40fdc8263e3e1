import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type NamedPhoto, nameOf, renderName } from './naming';

const photo: NamedPhoto = {
  taskId: '16f96e95-d95c-46ef-b183-139b9bd1aebd',
  name: 'Ann Lee',
  fields: { 'Staff no.': '0042', 'Dept/Team': 'R/D', 班级: '三年二班' },
  list: 'march-intake',
  template: 'Male Portrait',
  mode: 'relax',
  createdAt: new Date(2026, 2, 9, 8, 5, 4).getTime(),
  n: 1,
  of: 1,
};
const render = (template: string, change: Partial<NamedPhoto> = {}) =>
  renderName(template, { ...photo, ...change });

describe('tokens', () => {
  test.each([
    ['{list}/{name}', 'march-intake/Ann Lee'],
    ['{id}', photo.taskId],
    ['{Staff no.} {name}', '0042 Ann Lee'],
    ['{staff NO.}', '0042'],
    ['{班级}/{name}', '三年二班/Ann Lee'],
    ['{Dept/Team}-{name}', 'R-D-Ann Lee'],
    ['{name} {template} {mode}', 'Ann Lee Male Portrait relax'],
    ['{date}', '2026-03-09'],
    ['{date:YYYY}/{date:MM}/{name}', '2026/03/Ann Lee'],
    ['{date:DD.MM.YY HH:mm:ss}', '09.03.26 08-05-04'],
    ['{ID} {NAME}', `${photo.taskId} Ann Lee`],
    ['{ name }', 'Ann Lee'],
    ['{name}-{n}', 'Ann Lee-1'],
    ['{nobody}{name}', 'Ann Lee'],
    ['{name', '{name'],
    ['', photo.taskId],
    ['{nobody}', photo.taskId],
    ['/{list}//{name}', 'march-intake/Ann Lee'],
    ['{list}/', `march-intake/${photo.taskId}`],
    ['../../{name}', 'Ann Lee'],
    ['C:\\photos\\{name}', 'C-photos-Ann Lee'],
  ])('%s becomes %s', (template, path) => {
    expect(render(template)).toBe(path);
  });

  test('a column named like a built-in token differs by case, or gives way', () => {
    const fields = { Name: 'column', id: 'column' };
    expect(render('{Name}', { fields })).toBe('column');
    expect(render('{name}', { fields })).toBe('Ann Lee');
    expect(render('{id}', { fields })).toBe(photo.taskId);
  });

  test('names of what every object has are no columns', () => {
    expect(render('{constructor}{__proto__}{toString}')).toBe(photo.taskId);
  });

  test('a name of nothing that is seen falls back to the ID', () => {
    expect(render('{name}', { name: ' \u200b\u202e.' })).toBe(photo.taskId);
    expect(render('{name}', { name: '', taskId: '..' })).toBe('photo');
  });
});

describe('several photos of a task', () => {
  test('get their number where the template has none', () => {
    expect(render('{name}', { n: 2, of: 3 })).toBe('Ann Lee-2');
    expect(render('{n}/{name}', { n: 2, of: 3 })).toBe('2/Ann Lee');
    expect(render('{name}', { n: 1, of: 1 })).toBe('Ann Lee');
  });

  test('keep it when the name is cut', () => {
    const path = render('{name}', { name: '李'.repeat(300), n: 12, of: 20 });
    expect(path.endsWith('李-12')).toBe(true);
    expect(Buffer.byteLength(path)).toBeLessThanOrEqual(200);
  });
});

describe('names from hell', () => {
  test.each([
    ['../../etc/passwd', '-..-etc-passwd'],
    ['/etc/passwd', '-etc-passwd'],
    ['..\\..\\x', '-..-x'],
    ['CON', 'CON-'],
    ['nul.png', 'nul-.png'],
    ['COM¹', 'COM¹-'],
    ['LPT9 .txt', 'LPT9-.txt'],
    ['conin$', 'conin$-'],
    ['Ann. . ', 'Ann'],
    ['.hidden', 'hidden'],
    ['file.png:ads', 'file.png-ads'],
    ['a\0b\u0007c', 'abc'],
    ['two\nlines\tand tabs', 'two lines and tabs'],
    ['\u202egnp.exe\u202c', 'gnp.exe'],
    ['A\u200bn\u2060n\ufeff', 'Ann'],
    ['Zoe\u0308', 'Zo\u00eb'],
    ['a\ud800b', 'ab'],
    ['<a|b?c*d"e>', '-a-b-c-d-e-'],
    ['葛\u{e0100}', '葛\u{e0100}'],
  ])('%j becomes %j', (name, safe) => {
    expect(render('{name}', { name })).toBe(safe);
  });

  test('are cut between characters as people see them', () => {
    const family = '👩‍👩‍👧‍👦é';
    const name = render('{name}', { name: family.repeat(100) });
    expect([...new Intl.Segmenter().segment(name)].length).toBeLessThanOrEqual(120);
    expect(name.endsWith('\ufffd')).toBe(false);
    expect(render('{name}', { name: 'x'.repeat(300) })).toBe('x'.repeat(120));
    expect(render('{name}', { name: `CON${'x'.padEnd(300, '\u0301')}` })).toBe('CON-');
  });
});

const DEVICE = /^(?:con|prn|aux|nul|conin\$|conout\$|com[\d¹²³]|lpt[\d¹²³]) *(?:\.|$)/i;

const hostile = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ unit: 'grapheme', maxLength: 300 }),
  fc
    .array(
      fc.constantFrom(
        '..',
        '/',
        '\\',
        'CON',
        'nul',
        '.',
        ' ',
        ':',
        '\0',
        '\u202e',
        '¹',
        'é',
        'e\u0301',
        '{',
        '}',
        'x',
      ),
    )
    .map((parts) => parts.join('')),
);
const template = fc.oneof(
  hostile,
  fc
    .array(
      fc.oneof(
        fc.constantFrom(
          '{name}',
          '{id}',
          '{list}',
          '{n}',
          '{col}',
          '{date:/../}',
          '/',
          '..',
          '-',
          '.',
          ' ',
        ),
        hostile,
      ),
      { maxLength: 30 },
    )
    .map((parts) => parts.join('')),
);

test('whatever is filled into whatever template stays a safe path inside the folder', () => {
  fc.assert(
    fc.property(
      template,
      hostile,
      hostile,
      hostile,
      hostile,
      fc.nat(99_999),
      (text, name, taskId, list, col, n) => {
        const { folders, base } = nameOf(text, {
          ...photo,
          name,
          taskId,
          list,
          fields: { col },
          n: n + 1,
          of: n + 1,
        });
        expect(folders.length).toBeLessThanOrEqual(8);
        expect(Buffer.byteLength([...folders, base].join('/'))).toBeLessThanOrEqual(620);
        for (const segment of [...folders, base]) {
          expect(segment).not.toBe('');
          expect(segment).toBe(segment.normalize('NFC'));
          expect(segment).not.toMatch(/[<>:"/\\|?*\p{Cc}\p{Cf}\p{Cs}]/u);
          expect(segment).not.toMatch(/^[. ]|[. ]$/);
          expect(segment).not.toMatch(DEVICE);
          expect(`${segment}.png`).not.toMatch(DEVICE);
          expect(Buffer.byteLength(segment)).toBeLessThanOrEqual(206);
        }
      },
    ),
    { numRuns: 500 },
  );
});

import { posix } from 'node:path';
import * as fc from 'fast-check';
import { checkTemplate } from '../../electron/downloads/names/check-template';
import { nameOf } from '../../electron/downloads/names/naming';
import type { NamedPhoto } from '../../electron/downloads/names/naming';
import { spoiltText } from './spoil';
import { within } from './target';
import type { Target } from './target';

interface Naming {
  template: string;
  photo: NamedPhoto;
}

const PHOTO: NamedPhoto = {
  taskId: '16f96e95-d95c-46ef-b183-139b9bd1aebd',
  name: 'Ann Lee',
  fields: { Staff: '1001', 'a/b': 'x', '{n}': 'y', ['__proto__']: 'z' },
  list: 'march.csv',
  template: 'male_portrait',
  mode: 'relax',
  createdAt: Date.UTC(2024, 10, 3),
  n: 2,
  of: 3,
};

const PIECES = [
  [
    '{',
    '}',
    '{}',
    '{name}',
    '{id}',
    '{n}',
    '{date}',
    '{date:YYYY/MM}',
    '{date:',
    '{Staff}',
    '{a/b}',
  ],
  [
    '/',
    '//',
    '\\',
    '.',
    '..',
    '../',
    './',
    ':',
    '*',
    '?',
    '<',
    '|',
    '"',
    '\0',
    '\n',
    ' ',
    '~',
    '%2e',
  ],
  [
    'CON',
    'nul.png',
    'COM1',
    '.part',
    '.png',
    '\u202e',
    '\u200b',
    '\ud800',
    'é',
    'e\u0301',
    '证',
    '👩‍👩‍👧',
  ],
  ['x'.repeat(300), '证'.repeat(200), '/a'.repeat(20), '{name}/'.repeat(12), '\u00a0', '\u3000'],
].flat(1);

const names: Target<Naming> = {
  name: 'name templates',
  taste: 600,
  seeds: [
    '{name}',
    '{list}/{name}-{n}',
    '{date:YYYY-MM}/{Staff} {name}',
    '{template}/{mode}/{id}',
  ].map((template) => ({ template, photo: PHOTO })),
  spoil: (from) =>
    from.chain(({ template, photo }) => {
      const word = (text: string) =>
        fc.oneof(fc.constant(text), spoiltText(fc.constant(text), PIECES));
      return fc.record({
        template: spoiltText(fc.constant(template), PIECES),
        photo: fc.record({
          taskId: word(photo.taskId),
          name: word(photo.name),
          fields: fc.dictionary(
            fc.oneof(fc.constantFrom('Staff', 'a/b'), word('Class')),
            word('1001'),
            {
              maxKeys: 4,
            },
          ),
          list: word(photo.list),
          template: fc.option(word('male_portrait')),
          mode: fc.option(word('relax')),
          createdAt: fc.oneof(fc.integer(), fc.constantFrom(Number.NaN, 8.64e15, 1e300, -1)),
          n: fc.integer({ min: 1, max: 1_000 }),
          of: fc.integer({ min: 1, max: 1_000 }),
        }),
      });
    }),
  async check({ template, photo }) {
    const { folders, base } = await within(() => nameOf(template, photo));
    for (const part of [...folders, `${base}-999.webp`]) checkPart(part);
    if (folders.length > 8 || base === '') throw new Error('Too many folders, or no name.');
    const path = ['photos', ...folders, `${base}.png`].join('/');
    if (posix.normalize(path) !== path) throw new Error(`${path} leads elsewhere.`);
    if (Buffer.byteLength(folders.join('/')) > 420) throw new Error('The folders are too long.');
    const again = nameOf(template, photo);
    if ([...again.folders, again.base].join('/') !== [...folders, base].join('/')) {
      throw new Error('Another name the second time.');
    }
    for (const { at, message } of await within(() =>
      checkTemplate(template, Object.keys(photo.fields)),
    )) {
      const fine = Number.isInteger(at) && at >= 0 && at <= template.length && message !== '';
      if (!fine) throw new Error(`${at}: ${message}`);
    }
  },
};

/** One part of a path that every system takes, and shows as it is. */
function checkPart(part: string): void {
  const fine =
    part !== '' &&
    Buffer.byteLength(part) <= 255 &&
    // oxlint-disable-next-line no-control-regex -- these are what must not be in it
    !/[\0-\x1f<>:"/\\|?*\x7f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufffd]/.test(part) &&
    !/^[. ]|[. ]$/.test(part) &&
    !/^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i.test(part) &&
    Buffer.from(part).toString() === part;
  if (!fine) throw new Error(`A part such as ${JSON.stringify(part)}`);
}

export const nameTargets = [names] as const;

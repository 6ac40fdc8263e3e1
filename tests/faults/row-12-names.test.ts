import crypto from 'node:crypto';
import { mkdir, readdir, readFile, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import { basename, dirname, join, relative } from 'node:path';
import fc from 'fast-check';
import { describe, expect, onTestFinished, test } from 'vitest';
import { expectSaved, openStand, photosIn, sha256, temporaryFolder } from './stand';

const WORST = [
  '../../../../tmp/up',
  '..',
  '.',
  './',
  '/etc/passwd',
  '//server/share',
  '\\\\server\\share\\x',
  'C:\\Windows\\x',
  'C:x',
  'a/../../b',
  '..\\..\\b',
  'with\0nul',
  'line\nbreak\r\t',
  'CON',
  'con.png',
  'nul',
  'NUL.png',
  'COM1',
  'LPT9.txt',
  'aux .',
  'dot.',
  'dots...',
  'space ',
  ' ',
  '',
  'ads:stream',
  'file::$DATA',
  'a<b>c"d|e?f*g',
  'x'.repeat(300),
  '证'.repeat(300),
  '👩‍👩‍👧'.repeat(60),
  'abc\u202egnp.exe',
  '\u200f\u2066bidi\u2069',
  'Zo\u00eb',
  'Zoe\u0308',
  'ZOË',
  'Ann',
  'ann',
  'ANN ',
  'mine',
  'MINE',
  '.hidden',
  '.proofsheet-0123456789abcdef0123456789abcdef.part',
  '\ud800lone',
  '~',
  '$HOME',
  '%2e%2e%2f',
];
const TEMPLATES = [
  '{name}',
  '{list}/{name}',
  '{name}/{Staff}/{n}',
  '../{name}',
  '/{list}/../{name}',
];

/** One part of a path that every one of the three systems takes, and shows as it is. */
function expectPortable(part: string): void {
  expect(Buffer.byteLength(part)).toBeLessThanOrEqual(255);
  // oxlint-disable-next-line no-control-regex
  expect(part).not.toMatch(/[\0-\x1f<>:"/\\|?*\x7f]/);
  expect(part).not.toMatch(/[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufffd]/);
  expect(part).not.toMatch(/[. ]$/);
  expect(part).not.toMatch(/^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i);
  expect(part).not.toMatch(/^\.proofsheet-/);
}

describe('12. names from outside', () => {
  test('stay in the folder, one file a photo, and nothing is overwritten', async () => {
    const stand = await openStand();
    const photos = Array.from({ length: 8 }, (_, n) => stand.photo(`photo-${n}`));
    const hostile = fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom(...WORST) },
      { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
    );
    const name = fc.record({ name: hostile, list: hostile, staff: hostile });
    let run = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...TEMPLATES),
        fc.array(name, { minLength: 1, maxLength: photos.length }),
        async (nameTemplate, names) => {
          run += 1;
          const around = join(stand.folder, String(run));
          const folder = join(around, 'photos');
          await mkdir(folder, { recursive: true });
          await writeFile(join(folder, 'mine.png'), 'the operator’s');
          await writeFile(join(around, 'Ann.png'), 'outside');

          const outcomes = await Promise.all(
            names.map(({ name, list, staff }, n) =>
              stand.save(
                {
                  url: photos[n]!.url,
                  taskId: `t${n}`,
                  name,
                  list,
                  n: n + 1,
                  fields: { Staff: staff },
                },
                { folder, nameTemplate },
              ),
            ),
          );

          const inside = await photosIn(folder);
          expect(inside).toHaveLength(names.length + 1);
          expect(await readFile(join(folder, 'mine.png'), 'utf8')).toBe('the operator’s');
          expect((await readdir(around)).sort()).toEqual(['Ann.png', 'photos']);
          expect(await readFile(join(around, 'Ann.png'), 'utf8')).toBe('outside');
          const root = await realpath(folder);
          const paths = new Set<string>();
          for (const [n, outcome] of outcomes.entries()) {
            const path = await expectSaved(outcome, photos[n]!.bytes);
            const way = relative(root, await realpath(path));
            for (const part of way.split('/')) expectPortable(part);
            expect(inside).toContain(way);
            paths.add(way.normalize('NFC').toLowerCase());
          }
          expect(paths.size).toBe(names.length);
          await rm(around, { recursive: true });
        },
      ),
      { numRuns: 80, endOnFailure: true },
    );
  });

  test('a link planted at the target is neither followed nor replaced', async () => {
    const stand = await openStand();
    const outside = await temporaryFolder();
    await writeFile(join(outside, 'precious'), 'precious');
    await symlink(join(outside, 'precious'), join(stand.folder, 'Ann.png'));
    await symlink(join(outside, 'not-there'), join(stand.folder, 'Bob.png'));
    await symlink(outside, join(stand.folder, 'march'));
    const { url, bytes } = stand.photo('one');
    for (const name of ['Ann', 'Bob']) {
      const path = await expectSaved(await stand.save({ url, name }), bytes);
      expect(path).toBe(join(await realpath(stand.folder), `${name} (2).png`));
    }
    const led = await stand.save({ url }, { nameTemplate: 'march/{name}' });
    expect(led).toMatchObject({ kind: 'misplaced', error: { code: 'folder-link' } });
    expect(await readdir(outside)).toEqual(['precious']);
    expect(await readFile(join(outside, 'precious'), 'utf8')).toBe('precious');
  });

  test('a file or a link that comes to the target at the last moment is left alone', async () => {
    const stand = await openStand();
    const outside = await temporaryFolder();
    const { url, bytes } = stand.photo('one');
    const plants: [string, (path: string) => Promise<void>][] = [
      ['Ann', (path) => writeFile(path, 'came meanwhile')],
      ['Bob', (path) => symlink(join(outside, 'not-there'), path)],
    ];
    for (const [name, plant] of plants) {
      const target = join(stand.folder, `${name}.png`);
      const outcome = await stand.save({ url, name }, { onWhole: () => plant(target) });
      expect(basename(await expectSaved(outcome, bytes))).toBe(`${name} (2).png`);
    }
    expect(await readFile(join(stand.folder, 'Ann.png'), 'utf8')).toBe('came meanwhile');
    expect(await readdir(outside)).toEqual([]);
  });

  test('nobody can foresee the name of a .part file, and a link planted there is not followed', async () => {
    const stand = await openStand();
    const outside = await temporaryFolder();
    const { url, bytes } = stand.photo('one');
    const parts: string[] = [];
    for (let round = 0; round < 5; round += 1) {
      const outcome = await stand.save(
        { url },
        {
          async onWhole({ path }) {
            expect(dirname(path)).toBe(await realpath(stand.folder));
            parts.push(path);
          },
        },
      );
      const path = await expectSaved(outcome, bytes);
      await rm(path);
      // Whatever the next one of this photo will be called: if it were one of these, it would be led away.
      for (const part of new Set(parts)) {
        await symlink(join(outside, sha256(Buffer.from(part))), part).catch(() => {});
      }
    }
    expect(new Set(parts).size).toBe(5);
    for (const part of parts) expect(basename(part)).toMatch(/[0-9a-f]{32}/);
    expect(await readdir(outside)).toEqual([]);
  });

  test('not even one that was foreseen', async () => {
    const stand = await openStand();
    const outside = await temporaryFolder();
    const { url, bytes } = stand.photo('one');
    const save = async () => {
      let part = '';
      const outcome = await stand.save(
        { url },
        { onWhole: async ({ path }) => void (part = path) },
      );
      return { outcome, part };
    };
    const chance = foreseeChance();
    const first = await save();
    await rm(await expectSaved(first.outcome, bytes));
    const second = await save();
    await rm(await expectSaved(second.outcome, bytes));
    expect(second.part).toBe(first.part);
    await symlink(join(outside, 'led-away'), first.part);
    expect((await save()).outcome.kind).not.toBe('saved');
    expect(await readdir(outside)).toEqual([]);
    expect(await stand.photos()).toEqual([]);
    chance.end();
    await expectSaved(await stand.save({ url }), bytes);
  });
});

/** From now on, what is made up by chance is always the same. */
function foreseeChance(): { end(): void } {
  const { randomUUID } = crypto;
  const end = () => {
    crypto.randomUUID = randomUUID;
    syncBuiltinESMExports();
  };
  crypto.randomUUID = () => '01234567-89ab-4def-8123-456789abcdef';
  syncBuiltinESMExports();
  onTestFinished(end);
  return { end };
}

import { readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { PhotoJob } from '../../../contract/photo';
import type { TakenPolicy } from '../../../contract/settings';
import { jpegOf, pngOf } from '../testing/test-images';
import { saverFor } from '../testing/test-saver';
import { jobOf, serve, temporaryFolder } from '../testing/test-server';

const photo = pngOf(5_000);

async function start(onTaken: TakenPolicy, claimed: (folder: string) => string[] = () => []) {
  const { origin } = await serve((_request, response) => response.end(photo));
  const folder = await temporaryFolder();
  let beforeName = async () => {};
  const saver = saverFor(origin, { claimed: async () => claimed(folder) }, () => beforeName());
  return {
    folder,
    saver,
    save: (change: Partial<PhotoJob> = {}) =>
      saver.save(jobOf(`${origin}/photo`, change), { folder, onTaken }),
    files: async () => (await readdir(folder)).toSorted(),
    onceWhole(act: () => Promise<void>) {
      beforeName = act;
    },
  };
}

describe('where the operator wants to be asked', () => {
  test.each(['Ann.png', 'Ann.jpg', 'Ann.webp', 'ANN.PNG'])(
    'a photo is not even fetched while %s is there',
    async (name) => {
      const { folder, saver, save, files } = await start('ask');
      await writeFile(join(folder, name), 'the operator’s');
      const outcome = await save();
      expect(outcome).toMatchObject({ kind: 'taken', error: { code: 'name-taken' } });
      expect(outcome.kind === 'taken' && outcome.error.message).toContain(folder);
      expect(saver.requests()).toBe(0);
      expect(await files()).toEqual([name]);
    },
  );

  test('a photo whose name is free is saved, and has it', async () => {
    const { save, files } = await start('ask');
    expect((await save()).kind).toBe('saved');
    expect((await save({ key: 'photo-2' })).kind).toBe('taken');
    expect(await files()).toEqual(['Ann.png']);
  });

  test('a photo that may have a number gets one', async () => {
    const { folder, save, files } = await start('ask');
    await writeFile(join(folder, 'Ann.png'), 'the operator’s');
    expect((await save({ mayNumber: true })).kind).toBe('saved');
    expect(await files()).toEqual(['Ann (2).png', 'Ann.png']);
    expect(await readFile(join(folder, 'Ann.png'), 'utf8')).toBe('the operator’s');
  });

  test('a name that is lost at the last moment is not numbered, and the bytes are kept', async () => {
    const { folder, saver, save, files, onceWhole } = await start('ask');
    onceWhole(() => writeFile(join(folder, 'Ann.png'), 'came meanwhile'));
    expect((await save()).kind).toBe('taken');
    onceWhole(async () => {});
    const known = saver.told[0]!;
    expect(await save({ known })).toMatchObject({ kind: 'taken' });
    expect(await save({ known, mayNumber: true })).toMatchObject({ fetched: false });
    expect(await files()).toEqual(['Ann (2).png', 'Ann.png']);
    expect(saver.requests()).toBe(1);
  });

  test('two photos of one name and two types are not both given it', async () => {
    const { origin } = await serve((request, response) => {
      response.end(request.url === '/png' ? photo : jpegOf());
    });
    const folder = await temporaryFolder();
    const saver = saverFor(origin);
    const outcomes = await Promise.all(
      ['png', 'jpg'].map((key) =>
        saver.save(jobOf(`${origin}/${key}`, { key }), { folder, onTaken: 'ask' }),
      ),
    );
    expect(outcomes.map(({ kind }) => kind).toSorted()).toEqual(['saved', 'taken']);
  });
});

describe('where equal files are skipped', () => {
  test('a file of the same bytes is the photo', async () => {
    const { folder, save, files } = await start('skip-identical');
    await writeFile(join(folder, 'Ann.png'), photo);
    expect(await save()).toMatchObject({ kind: 'saved', path: join(folder, 'Ann.png') });
    expect(await files()).toEqual(['Ann.png']);
    // It is that photo's from now on.
    expect(await save({ key: 'photo-2' })).toMatchObject({ path: join(folder, 'Ann (2).png') });
    expect(await files()).toEqual(['Ann (2).png', 'Ann.png']);
  });

  test('a file of other bytes is not', async () => {
    const { folder, save, files } = await start('skip-identical');
    await writeFile(join(folder, 'Ann.png'), pngOf(5_000, 2));
    expect(await save()).toMatchObject({ path: join(folder, 'Ann (2).png') });
    expect(await files()).toEqual(['Ann (2).png', 'Ann.png']);
  });

  test('nor is the file of another photo, nor a link', async () => {
    const claimed = await start('skip-identical', (folder) => [join(folder, 'Ann.png')]);
    await writeFile(join(claimed.folder, 'Ann.png'), photo);
    expect(await claimed.save()).toMatchObject({ path: join(claimed.folder, 'Ann (2).png') });

    const linked = await start('skip-identical');
    await writeFile(join(linked.folder, 'real.png'), photo);
    await symlink(join(linked.folder, 'real.png'), join(linked.folder, 'Ann.png'));
    expect(await linked.save()).toMatchObject({ path: join(linked.folder, 'Ann (2).png') });
  });
});

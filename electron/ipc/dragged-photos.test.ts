import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { WholePhoto } from '../../contract/photo';
import type { Engine } from '../engine';
import { MOST_DRAGGED, dragPhotos } from './dragged-photos';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'proofsheet-drag-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

function photo(name: string): WholePhoto {
  return { path: join(folder, name), bytes: 1, sha256: 'a'.repeat(64), type: 'png' };
}

/** Drags what a store says is saved. */
async function drag(saved: WholePhoto[]) {
  const asked: unknown[] = [];
  const dragged: { files: string[]; thumbnail: string | null }[] = [];
  const engine = {
    store: {
      savedPhotos: (...input: unknown[]) => {
        asked.push(input);
        return Promise.resolve(saved);
      },
    },
    thumbnail: () => Promise.resolve({ path: '/thumbnail.jpg' }),
  } as unknown as Engine;
  const startDrag = (files: string[], thumbnail: string | null) =>
    void dragged.push({ files, thumbnail });
  const count = await dragPhotos({ engine, startDrag }, 7, { ids: ['x', 'y'], key: null });
  return { count, asked, dragged };
}

it('drags the files that the store says are saved', async () => {
  await writeFile(join(folder, 'a.png'), 'a');
  await writeFile(join(folder, 'b.png'), 'b');
  const { count, asked, dragged } = await drag([photo('a.png'), photo('b.png')]);
  expect(asked).toEqual([[7, ['x', 'y'], null, MOST_DRAGGED + 1]]);
  expect(dragged).toEqual([
    { files: [join(folder, 'a.png'), join(folder, 'b.png')], thumbnail: '/thumbnail.jpg' },
  ]);
  expect(count).toBe(2);
});

it('leaves out what was put in the place of a photo, or is gone', async () => {
  await writeFile(join(folder, 'a.png'), 'a');
  await symlink('/etc/passwd', join(folder, 'link.png'));
  await mkdir(join(folder, 'folder.png'));
  const names = ['gone.png', 'link.png', 'folder.png', 'a.png'];
  const { dragged } = await drag(names.map(photo));
  expect(dragged.map(({ files }) => files)).toEqual([[join(folder, 'a.png')]]);
});

it('says why nothing is dragged', async () => {
  await expect(drag([])).rejects.toMatchObject({ code: 'not-saved' });
  await expect(drag([photo('gone.png')])).rejects.toMatchObject({ code: 'file-gone' });
  const many = Array.from({ length: MOST_DRAGGED + 1 }, () => photo('a.png'));
  await expect(drag(many)).rejects.toMatchObject({ code: 'too-many' });
});

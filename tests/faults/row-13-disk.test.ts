import { chmod, chown, mkdir, mkdtemp, readdir, readFile, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test, type TestContext } from 'vitest';
import { readJson } from '../cli/fetch-json';
import { openDesk, until, uuid, type Desk } from '../cli/desk';
import { amongDisks, besides, whyNoSmallDisk } from './small-disk';
import { expectSaved, openStand, photosIn, sha256 } from './stand';

const PHOTOS = 40;

/** A desk with a list of 40 finished tasks; the hashes of their photos by file name. */
async function deskWithPhotos(
  context: TestContext,
  more: { photos?: number; sharedUrl?: boolean } = {},
) {
  const desk = await openDesk(context);
  const tasks = Array.from({ length: PHOTOS }, (_, n) => ({
    id: uuid(n),
    name: `Person ${n}`,
    ...more,
  }));
  const list = await desk.list('list.csv', tasks);
  const hashes = new Map(
    tasks.map(({ id, name }) => {
      const bytes = desk.sandbox.photo(`${desk.sandbox.url}/headshots/${id}.png`);
      return [`${name}.png`, sha256(bytes ?? Buffer.alloc(0))];
    }),
  );
  return { desk, list, hashes };
}

/** Every photo is in the folder, once and whole, and nothing else that looks like one. */
async function expectAll(folder: string, hashes: Map<string, string>): Promise<void> {
  const files = (await photosIn(folder)).filter((name) => name !== 'filler');
  expect(files).toEqual([...hashes.keys()].sort());
  for (const name of files) {
    expect(sha256(await readFile(join(folder, name))), name).toBe(hashes.get(name));
  }
}

async function emptyFolder(desk: Desk, name: string): Promise<string> {
  const folder = join(desk.folder, name);
  await mkdir(folder, { recursive: true });
  return folder;
}

const noDisk = whyNoSmallDisk();

describe.skipIf(noDisk)(`13. a disk of memory${noDisk ? ` (skipped: ${noDisk})` : ''}`, () => {
  test('that is full is named, and saving goes on by itself when there is space', async (context) => {
    const { desk, list, hashes } = await deskWithPhotos(context);
    const keep = await emptyFolder(desk, 'keep');
    const out = await emptyFolder(desk, 'out');
    const disks = [{ at: out, megabytes: 4, filled: 4_100_000 }];
    const running = desk.startFetch([list, '--json'], {
      through: amongDisks(disks, { from: out, to: keep }),
    });
    await until('it says that there is no space', () => running.said().includes('no space left'));
    // Some photos had room. What is there now is whole, and no half one fills the rest.
    const names = await photosIn(join(`/proc/${running.pid}/root`, out));
    const half = [];
    for (const name of names.filter((found) => found !== 'filler')) {
      const bytes = await readFile(join(`/proc/${running.pid}/root`, out, name));
      if (sha256(bytes) !== hashes.get(name)) half.push(name);
    }
    expect(half).toEqual([]);
    expect(names.length).toBeLessThan(PHOTOS);
    besides(running.pid, `rm '${out}/filler'`);
    const { code, stdout, stderr } = await running.ended;
    expect(code, stderr).toBe(0);
    expect(readJson(stdout).counts).toMatchObject({ photosSaved: PHOTOS, photosFailed: 0 });
    await expectAll(keep, hashes);
  });

  test('that is read-only is named, and saving goes on by itself when it is not', async (context) => {
    const { desk, list, hashes } = await deskWithPhotos(context);
    const keep = await emptyFolder(desk, 'keep');
    const out = await emptyFolder(desk, 'out');
    const disks = [{ at: out, megabytes: 4, readOnly: true }];
    const running = desk.startFetch([list], {
      through: amongDisks(disks, { from: out, to: keep }),
    });
    await until('it says that it may not write', () =>
      running.said().includes('may not be written'),
    );
    expect(desk.sandbox.counts.pictures).toBeLessThan(PHOTOS);
    besides(running.pid, `mount -o remount,rw '${out}'`);
    const { code, stderr } = await running.ended;
    expect(code, stderr).toBe(0);
    await expectAll(keep, hashes);
  });

  test('that is another device than its folders takes photos like any other', async (context) => {
    const { desk, list, hashes } = await deskWithPhotos(context, { photos: 2, sharedUrl: true });
    const keep = await emptyFolder(desk, 'keep');
    const out = await emptyFolder(desk, 'out');
    // Photo 2 of each task is the same picture as photo 1, wanted on another disk.
    const disks = [
      { at: out, megabytes: 4 },
      { at: join(out, '2'), megabytes: 4 },
    ];
    const { code, stderr } = await desk.fetch([list, '--name', '{n}/{name}'], {
      through: amongDisks(disks, { from: out, to: keep }),
    });
    expect(code, stderr).toBe(0);
    expect(desk.sandbox.counts.pictures).toBe(PHOTOS);
    for (const n of ['1', '2']) await expectAll(join(keep, n), hashes);
  });
});

describe('13. a folder', () => {
  test('that is taken away and comes back is named, and saving goes on by itself', async (context) => {
    const { desk, list, hashes } = await deskWithPhotos(context);
    desk.sandbox.faults.latencyMs = 60;
    const running = desk.startFetch([list]);
    await until('some photos are saved', async () => {
      const names = await photosIn(desk.out).catch(() => []);
      return names.length > 5;
    });
    await rename(desk.out, `${desk.out}-away`);
    await until('it says that the folder is not there', () =>
      running.said().includes('is not there'),
    );
    expect(await readdir(desk.folder)).not.toContain('out');
    await rename(`${desk.out}-away`, desk.out);
    const { code, stderr } = await running.ended;
    expect(code, stderr).toBe(0);
    await expectAll(desk.out, hashes);
  });

  test('that this user may not write to is named, and works again once they may', async (context) => {
    // Nothing is closed to root, so root becomes another user for this test.
    const nobody = process.geteuid?.() === 0 ? 65_534 : null;
    if (!process.geteuid || !process.seteuid) {
      return context.skip('this system knows no users as POSIX does');
    }
    const folder = await mkdtemp(join(tmpdir(), 'proofsheet-read-only-'));
    onTestFinished(async () => {
      process.seteuid?.(process.getuid?.() ?? 0);
      await rm(folder, { recursive: true, force: true });
    });
    if (nobody) await chown(folder, nobody, nobody);
    await chmod(folder, 0o500);
    const stand = await openStand({ folder });
    const { url, bytes } = stand.photo('one');
    if (nobody) process.seteuid(nobody);
    expect(await stand.save({ url })).toMatchObject({
      kind: 'folder',
      trouble: { code: 'read-only', message: expect.stringContaining(folder) },
    });
    expect(await stand.saver.probe(folder)).toMatchObject({ code: 'read-only' });
    expect(await readdir(folder)).toEqual([]);
    await chmod(folder, 0o700);
    expect(await stand.saver.probe(folder)).toBeNull();
    await expectSaved(await stand.save({ url }), bytes);
    expect(await readdir(folder)).toEqual(['Ann.png']);
  });
});

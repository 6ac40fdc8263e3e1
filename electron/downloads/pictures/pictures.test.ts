import { createHash } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import type { WholePhoto } from '../../../contract/photo';
import { createPictures, type Pictures, type PicturesOptions } from './pictures';
import { buildPng, softPlan } from './test-pictures';
import { withPreview } from './preview';
import { createThumbnailCache } from './thumbnail-cache';
import { findThumbnail } from './thumbnail-file';

let built: string;
let folder: string;
let cache: string;

// A thread of Node 20 cannot load TypeScript.
beforeAll(async () => {
  built = mkdtempSync(join(tmpdir(), 'proofsheet-built-'));
  await build({
    root: join(import.meta.dirname, '../../..'),
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: {
      ssr: join(import.meta.dirname, 'picture-thread.ts'),
      outDir: built,
      target: 'node20.18',
      rolldownOptions: { output: { entryFileNames: 'thread.mjs' } },
    },
  });
});
afterAll(() => rmSync(built, { recursive: true, force: true }));

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'proofsheet-pictures-'));
  cache = join(folder, 'cache');
  return () => rmSync(folder, { recursive: true, force: true });
});

function open(options: Partial<PicturesOptions> = {}): Pictures {
  const pictures = createPictures({
    folder: cache,
    maxBytes: 1_000_000,
    ahead: false,
    threadUrl: pathToFileURL(join(built, 'thread.mjs')),
    ...options,
  });
  onTestFinished(() => pictures.close());
  return pictures;
}

/** A thread that does what `code` says with each `job`, told by `answer(value)`. */
function threadOf(code: string): URL {
  const path = join(folder, 'thread.mjs');
  writeFileSync(
    path,
    `import { parentPort } from 'node:worker_threads';
     const answer = (value) => parentPort.postMessage(value);
     parentPort.on('message', (job) => { ${code} });`,
  );
  return pathToFileURL(path);
}

const hashOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

function save(name: string, bytes: Buffer, type: WholePhoto['type'] = 'png'): WholePhoto {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return { path, bytes: bytes.length, sha256: hashOf(bytes), type };
}

const photoOf = (name: string, side = 20): WholePhoto =>
  save(name, buildPng(softPlan(side, side + name.length)));

function changed(photo: WholePhoto): WholePhoto {
  const bytes = readFileSync(photo.path);
  bytes.fill(0, bytes.indexOf('IDAT') + 10, bytes.indexOf('IDAT') + 20);
  return save('changed.png', bytes);
}

const cachePath = ({ sha256 }: WholePhoto) => join(cache, sha256.slice(0, 2), `${sha256}.jpg`);

describe('looking at a photo', () => {
  it('tells sound from damaged, and what is not there from both', async () => {
    const pictures = open();
    const photo = photoOf('one.png');
    expect(await pictures.look(photo)).toBe('sound');
    expect(await pictures.look(changed(photo))).toBe('damaged');
    expect(await pictures.look({ ...photo, sha256: '0'.repeat(64), path: `${photo.path}x` })).toBe(
      'unjudged',
    );
  });

  it('makes the thumbnail ahead, once it is quiet, where a window will want it', async () => {
    const photo = photoOf('one.png');
    expect(await open({ ahead: true }).look(photo)).toBe('sound');
    await expect.poll(() => existsSync(cachePath(photo))).toBe(true);
  });

  it('is sound where only the decoder of thumbnails gives up, which has no bearing on the next', async () => {
    const pictures = open();
    const odd = buildPng({ ...softPlan(20, 20), transparency: Buffer.from([1]) });
    const photo = save('odd.png', odd);
    expect(await pictures.look(photo)).toBe('sound');
    expect(await pictures.thumbnail(photo)).toBeNull();
    expect(await pictures.look(photo)).not.toBe('damaged');
    expect(await pictures.thumbnail(photoOf('one.png'))).not.toBeNull();
  });

  it('survives a thread that dies, and goes on with the next photo', async () => {
    const pictures = open({
      threadUrl: threadOf(`
        if (job.photo.path.includes('trap')) process.exit(1);
        if (job.photo.path.includes('throw')) throw new Error('no');
        answer({ verdict: 'sound', written: null, gone: false });`),
    });
    const verdicts = ['one.png', 'trap.png', 'throw.png', 'another.png'].map((name) =>
      pictures.look(photoOf(name)),
    );
    expect(await Promise.all(verdicts)).toEqual(['sound', 'unjudged', 'unjudged', 'sound']);
  });

  it('gives up a photo that takes too long, and kills the thread that hangs', async () => {
    const pictures = open({
      threadUrl: threadOf(`
        if (job.photo.path.includes('trap')) for (;;);
        answer({ verdict: 'sound', written: null, gone: false });`),
      // The thread's start counts, too, which takes its time on a busy machine.
      threads: { most: 1, patienceMs: 3_000, idleMs: 1_000 },
    });
    const trap = photoOf('trap.png');
    expect(await pictures.look(trap)).toBe('unjudged');
    expect(await pictures.look(photoOf('one.png'))).toBe('sound');
    expect(await pictures.thumbnail(trap)).toBeNull();
  });

  it('works again after its threads were idle and ended', async () => {
    const pictures = open({ threads: { most: 2, patienceMs: 10_000, idleMs: 1 } });
    expect(await pictures.look(photoOf('one.png'))).toBe('sound');
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(await pictures.look(photoOf('other.png'))).toBe('sound');
  });

  it('answers everybody when it is closed', async () => {
    const pictures = open({ threadUrl: threadOf('') });
    const asked = ['a', 'b', 'cc'].map((name) => pictures.look(photoOf(`${name}.png`)));
    const shown = pictures.thumbnail(photoOf('dddd.png'));
    await new Promise((resolve) => setTimeout(resolve, 50));
    await pictures.close();
    expect(await Promise.all(asked)).toEqual(['unjudged', 'unjudged', 'unjudged']);
    expect(await shown).toBeNull();
    expect(await pictures.thumbnail(photoOf('late.png'))).toBeNull();
  });
});

describe('a thumbnail', () => {
  it('is made once, kept by hash, and needs the photo no more', async () => {
    const pictures = open();
    const photo = photoOf('one.png', 600);
    expect(await Promise.all([pictures.thumbnail(photo), pictures.thumbnail(photo)])).toEqual([
      cachePath(photo),
      cachePath(photo),
    ]);
    expect(readdirSync(join(cache, photo.sha256.slice(0, 2)))).toHaveLength(1);
    rmSync(photo.path);
    expect(await open().thumbnail({ ...photo, path: 'elsewhere' })).toBe(cachePath(photo));
  });

  it('is made again when the cached one is cut short, empty, too large, a link or gone', async () => {
    const pictures = open();
    const photo = photoOf('one.png');
    const path = cachePath(photo);
    await pictures.thumbnail(photo);
    const whole = readFileSync(path);
    const other = join(folder, 'other.jpg');
    writeFileSync(other, whole);
    const spoilings = [
      () => truncateSync(path, whole.length - 5),
      () => truncateSync(path, 0),
      () => writeFileSync(path, Buffer.alloc(whole.length)),
      () =>
        writeFileSync(
          path,
          Buffer.concat([whole.subarray(0, -2), Buffer.alloc(600_000), whole.subarray(-2)]),
        ),
      () => rmSync(cache, { recursive: true }),
      () => {
        rmSync(path);
        symlinkSync(other, path);
      },
    ];
    for (const spoil of spoilings) {
      spoil();
      expect(await pictures.thumbnail(photo)).toBe(path);
      expect(readFileSync(path)).toEqual(whole);
      expect(lstatSync(path).isFile()).toBe(true);
    }
    expect(readFileSync(other)).toEqual(whole);
  });

  it('is not written through a link in the place of its folder', async () => {
    const photo = photoOf('one.png');
    const elsewhere = join(folder, 'elsewhere');
    mkdirSync(elsewhere);
    mkdirSync(cache);
    symlinkSync(elsewhere, join(cache, photo.sha256.slice(0, 2)));
    expect(await open().thumbnail(photo)).toBeNull();
    expect(readdirSync(elsewhere)).toEqual([]);
  });

  it('is none for a hash that is not one, nor for a photo that is not what it was', async () => {
    const pictures = open();
    const photo = photoOf('one.png');
    for (const sha256 of ['../../../etc/passwd', photo.sha256.toUpperCase(), '', 'a'.repeat(63)]) {
      expect(await pictures.thumbnail({ ...photo, sha256 })).toBeNull();
    }
    expect(await pictures.thumbnail({ ...photo, bytes: photo.bytes + 1 })).toBeNull();
    const link = join(folder, 'link.png');
    symlinkSync(photo.path, link);
    expect(await pictures.thumbnail({ ...photo, path: link })).toBeNull();
    expect(await pictures.thumbnail(photo)).toBe(cachePath(photo));
  });

  it.skipIf(process.getuid?.() === 0)('is none where the cache cannot be written', async () => {
    mkdirSync(cache);
    chmodSync(cache, 0o500);
    expect(await open().thumbnail(photoOf('one.png'))).toBeNull();
  });

  it('that was asked for last is made first', async () => {
    const done: string[] = [];
    const pictures = open({
      threadUrl: threadOf(`
        setTimeout(() => answer({ verdict: 'sound', written: 1, gone: false }), 60);`),
      threads: { most: 1, patienceMs: 10_000, idleMs: 1_000 },
    });
    const ask = (name: string) => pictures.thumbnail(photoOf(name)).then(() => done.push(name));
    const first = ask('a.png');
    await new Promise((resolve) => setTimeout(resolve, 20));
    const looked = pictures.look(photoOf('bb.png')).then(() => done.push('bb.png'));
    await Promise.all([first, looked, ask('ccc.png'), ask('dddd.png')]);
    expect(done).toEqual(['a.png', 'dddd.png', 'ccc.png', 'bb.png']);
  });
});

describe('the cache folder', () => {
  const head = withPreview(Buffer.from([0xff, 0xd8]), 'AAAA');
  const jpeg = (bytes: number) =>
    Buffer.concat([head, Buffer.alloc(bytes - head.length - 2), Buffer.from([0xff, 0xd9])]);
  const put = (hash: string, bytes: number, ageMs: number): string => {
    const path = join(cache, hash.slice(0, 2), `${hash}.jpg`);
    mkdirSync(join(cache, hash.slice(0, 2)), { recursive: true });
    writeFileSync(path, jpeg(bytes));
    const at = (Date.now() - ageMs) / 1000;
    utimesSync(path, at, at);
    return path;
  };
  const HOUR = 3_600_000;
  const hashes = ['a', 'b', 'c', 'd'].map((letter) => letter.repeat(64));

  it('loses what was not used for longest when it is full, and nothing that is not its own', async () => {
    const paths = hashes.map((hash, i) => put(hash, 300, (i + 1) * 50 * HOUR));
    const foreign = join(cache, 'notes.txt');
    writeFileSync(foreign, 'x'.repeat(5_000));
    const thumbnails = createThumbnailCache(cache, 1_000);
    // The oldest is used again.
    expect((await findThumbnail(cache, hashes[3]!))?.path).toBe(paths[3]);
    await expect.poll(() => Date.now() - statSync(paths[3]!).mtimeMs).toBeLessThan(HOUR);
    await thumbnails.sweep();
    expect(paths.map((path) => existsSync(path))).toEqual([true, true, false, true]);
    expect(existsSync(foreign)).toBe(true);
  });

  it('is swept by itself when it has grown over its limit', async () => {
    const paths = hashes.map((hash, i) => put(hash, 300, (i + 1) * 50 * HOUR));
    const thumbnails = createThumbnailCache(cache, 1_000);
    thumbnails.added(1_200);
    await expect.poll(() => existsSync(paths[3]!)).toBe(false);
    expect(existsSync(paths[0]!)).toBe(true);
  });

  it('forgets files that were never finished, but not one that is being written', async () => {
    const fresh = `${put(hashes[0]!, 40, 0)}.00ff.tmp`;
    const stale = `${put(hashes[1]!, 40, 0)}.00ff.tmp`;
    writeFileSync(fresh, '');
    writeFileSync(stale, '');
    utimesSync(stale, 1, 1);
    await createThumbnailCache(cache, 1_000).sweep();
    expect([existsSync(fresh), existsSync(stale)]).toEqual([true, false]);
  });
});

import { createHash } from 'node:crypto';
import { mkdir, readFile, realpath, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { LINGERS_MS, openDesk, uuid } from './desk';
import { readJson } from './fetch-json';

/** `fetch`, when the service answers: what is printed, what is saved, and exit codes 0 and 3. */

describe.concurrent('fetch', () => {
  test('saves every photo and prints one object about lists, tasks and photos', async (context) => {
    const { expect } = context;
    const desk = await openDesk(context);
    const first = await desk.list('first.csv', [
      { id: uuid(2), name: 'Ada Lovelace', photos: 2, sharedUrl: true },
      { id: uuid(1), name: '陈宇', photos: 2 },
    ]);
    desk.sandbox.addTasks([
      { id: uuid(3), outcome: 'finished', finishesAfterMs: 0, format: 'jpeg' },
      { id: uuid(4), outcome: 'finished', finishesAfterMs: 0, format: 'webp' },
    ]);
    const second = await desk.write(
      'second.csv',
      `Name,Room,Task ID\nGrace,7,${uuid(3)}\nA. L.,9,${uuid(2)}\n\nnobody,8,no id\n,,${uuid(4)}\n` +
        `Grace again,,${uuid(3).toUpperCase()}\n`,
    );
    const { code, stdout, stderr, lingeredMs } = await desk.fetch([first, `./${second}`, '--json']);
    expect(code, stderr).toBe(0);
    expect(lingeredMs).toBeLessThan(LINGERS_MS);
    const { lists, tasks, counts, requests } = readJson(stdout);
    expect(lists).toEqual([
      { file: 'first.csv', entries: 2, duplicates: 0, rejected: [], rejectedTotal: 0 },
      {
        file: './second.csv',
        entries: 4,
        duplicates: 2,
        rejected: [{ line: 5, text: 'nobody,8,no id', reason: 'no ID in this line' }],
        rejectedTotal: 1,
      },
    ]);
    expect(tasks.map(({ id, fields }) => [id, fields])).toEqual([
      [uuid(2), { Name: 'Ada Lovelace', Room: '9' }],
      [uuid(1), { Name: '陈宇' }],
      [uuid(3), { Name: 'Grace', Room: '7' }],
      [uuid(4), {}],
    ]);
    expect(counts).toEqual({
      finished: 4,
      waiting: 0,
      failed: 0,
      missing: 0,
      photosSaved: 6,
      photosFailed: 0,
    });
    for (const photo of tasks.flatMap((task) => task.photos)) {
      const bytes = await readFile(photo.path ?? '');
      expect(bytes).toEqual(desk.sandbox.photo(photo.url));
      expect(photo.bytes).toBe(bytes.length);
      expect(photo.sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
    }
    const [shared] = tasks;
    expect(new Set(shared?.photos.map((photo) => photo.url)).size).toBe(1);
    expect(new Set(shared?.photos.map((photo) => photo.id)).size).toBe(2);
    expect(await desk.files()).toEqual([
      'Ada Lovelace-1.png',
      'Ada Lovelace-2.png',
      'Grace.jpg',
      `${uuid(4)}.webp`,
      '陈宇-1.png',
      '陈宇-2.png',
    ]);
    // Six photos, five addresses.
    expect(requests).toEqual({ api: desk.sandbox.counts.api, photos: 5 });
    expect(desk.sandbox.counts.pictures).toBe(5);
    expect(`${stdout}${stderr}`).not.toContain(desk.sandbox.token);
  });

  test('exits 3 when a task failed or is missing, or a photo cannot be saved', async (context) => {
    const { expect } = context;
    const desk = await openDesk(context);
    const list = await desk.list('list.csv', [
      { id: uuid(1), name: 'Ada' },
      { id: uuid(2), outcome: 'failed', error: { code: 'face_not_found', message: 'No face.' } },
      { id: uuid(3), outcome: 'unknown-to-api' },
      { id: uuid(4), name: 'Bob', photos: 2 },
      { id: uuid(5) },
    ]);
    desk.sandbox.faults.photo(uuid(4), { kind: 'body', body: 'no picture', type: 'text/plain' });
    desk.sandbox.faults.poison.add(uuid(5));
    const { code, stdout } = await desk.fetch([list, '--json']);
    expect(code).toBe(3);
    const { tasks, counts, requests } = readJson(stdout);
    expect(tasks.map(({ status }) => status)).toEqual([
      'finished',
      'failed',
      'missing',
      'finished',
      'failed',
    ]);
    expect(tasks[1]?.error).toEqual({
      code: 'face_not_found',
      message: 'No face.',
      traceId: expect.stringMatching(/^[\da-f-]{36}$/),
    });
    expect(tasks[4]?.error).toMatchObject({ code: 'bad_request' });
    expect(tasks[3]?.photos.map(({ status, error }) => [status, error !== null])).toEqual([
      ['failed', true],
      ['failed', true],
    ]);
    expect(counts).toMatchObject({ failed: 2, missing: 1, photosSaved: 1, photosFailed: 2 });
    expect(requests.api).toBe(desk.sandbox.counts.api);
    expect(requests.photos).toBe(desk.sandbox.counts.pictures);
  });

  test('counts every HTTP request: retries, redirects and refusals', async (context) => {
    const { expect } = context;
    const desk = await openDesk(context);
    const list = await desk.list('list.csv', [{ id: uuid(1) }, { id: uuid(2) }, { id: uuid(3) }]);
    const { faults, url } = desk.sandbox;
    faults.api.push(
      { answer: { kind: 'error', code: 'too_many_requests', retryAfter: { seconds: 1 } } },
      { answer: { kind: 'error', code: 'api_error' } },
      { answer: { kind: 'cut' } },
    );
    faults.photo(uuid(1), { kind: 'status', status: 503 }, 1);
    faults.photo(uuid(2), { kind: 'redirect', location: `${url}/headshots/${uuid(3)}.png` }, 1);
    faults.photo(uuid(3), { kind: 'cut', atByte: 100 }, 2);
    const { code, stdout, stderr } = await desk.fetch([list, '--json']);
    expect(code, stderr).toBe(0);
    const { requests } = readJson(stdout);
    expect(requests.api).toBe(desk.sandbox.counts.api);
    expect(requests.api).toBeGreaterThanOrEqual(4);
    expect(requests.photos).toBe(desk.sandbox.counts.pictures);
    expect(requests.photos).toBeGreaterThanOrEqual(7);
  });

  test('prints a table without --json, and nothing but results on stdout', async (context) => {
    const { expect } = context;
    const desk = await openDesk(context);
    const list = await desk.list('list.csv', [
      { id: uuid(1), name: '陈宇' },
      {
        id: uuid(2),
        name: 'Bo',
        outcome: 'failed',
        error: { code: 'x', message: 'No \u001b[31mface.' },
      },
    ]);
    const { code, stdout, stderr } = await desk.fetch([list]);
    expect(code).toBe(3);
    expect(stdout).toBe(
      [
        'NAME  STATUS    PHOTOS',
        '陈宇  finished  陈宇.png',
        'Bo    failed    No  [31mface.',
        '',
        'list.csv: 2 IDs',
        `1 finished · 1 failed · 1 photo saved to ${desk.out}`,
        '',
      ].join('\n'),
    );
    expect(stderr).toContain('2 of 2 tasks · 1 photo saved');
    expect(stderr).not.toContain('\u001b');
  });

  test('exits 0 with rejected lines alone, and with a list that holds no ID at all', async (context) => {
    const { expect } = context;
    const desk = await openDesk(context);
    await desk.write('none.txt', 'nothing\nto see\n');
    const { code, stdout, stderr } = await desk.fetch(['none.txt', '--json']);
    expect(code, stderr).toBe(0);
    const json = readJson(stdout);
    expect(json.lists[0]).toMatchObject({ file: 'none.txt', entries: 0, duplicates: 0 });
    expect(json.lists[0]?.rejected.map(({ line }) => line)).toEqual([1, 2]);
    expect(json.tasks).toEqual([]);
    expect(json.requests).toEqual({ api: 0, photos: 0 });
    expect(stderr).toContain('line 2: no ID in this line: to see');
  });

  test('names files by the template, in folders, and never overwrites', async (context) => {
    const { expect } = context;
    const desk = await openDesk(context);
    desk.sandbox.addTasks(
      [1, 2, 3].map((n) => ({
        id: uuid(n),
        outcome: 'finished',
        finishesAfterMs: 0,
        photos: n === 3 ? 2 : 1,
      })),
    );
    await mkdir(join(desk.out, 'march', '007'), { recursive: true });
    await writeFile(join(desk.out, 'march', '007', 'Ann 1.png'), 'mine');
    const list = await desk.write(
      'march.csv',
      `Name,Staff no.,Task ID\nAnn,007,${uuid(1)}\nAnn,007,${uuid(2)}\n../Eve,../..,${uuid(3)}\n`,
    );
    const name = '{list}/{Staff no.}/{name} {n}{Nonsense}';
    const { code, stderr } = await desk.fetch([list, '--name', name]);
    expect(code, stderr).toBe(0);
    const files = await desk.files();
    expect(files).toHaveLength(5);
    expect(files).toContain('march/007/Ann 1.png');
    expect(files.filter((file) => file.startsWith('march/007/Ann 1'))).toHaveLength(3);
    expect(
      files.filter((file) => file.startsWith('march/') && /Eve [12]\.png$/.test(file)),
    ).toHaveLength(2);
    expect(await readFile(join(desk.out, 'march', '007', 'Ann 1.png'), 'utf8')).toBe('mine');
    expect(stderr).toContain('There is no column “Nonsense”');
  });

  test('takes its names from the lists of this run, in their order', async (context) => {
    const { expect } = context;
    const desk = await openDesk(context);
    const old = await desk.list('old.csv', [
      { id: uuid(1), name: 'Wrnog', finishesAfterMs: 15_000 },
    ]);
    expect((await desk.fetch([old, '--timeout', '1'])).code).toBe(5);
    const corrected = await desk.write('corrected.csv', `Name,Task ID\nRight,${uuid(1)}\n`);
    const { stdout } = await desk.fetch([corrected, old, '--json']);
    expect(readJson(stdout).tasks[0]?.fields).toEqual({ Name: 'Right' });
    expect(await desk.files()).toEqual(['Right.png']);
  });

  test('goes on where it was: a second run asks and fetches nothing that is done', async (context) => {
    const { expect } = context;
    const desk = await openDesk(context);
    const list = await desk.list('list.csv', [{ id: uuid(1) }, { id: uuid(2), outcome: 'failed' }]);
    await mkdir(desk.out);
    // A link, as macOS's /tmp is one.
    await symlink(desk.out, join(desk.folder, 'link'));
    const first = await desk.fetch([list, '--json', '--out', 'link']);
    const before = { ...desk.sandbox.counts };
    const second = await desk.fetch([list, '--json', '--out', 'link']);
    expect([first.code, second.code]).toEqual([3, 3]);
    expect(desk.sandbox.counts).toEqual(before);
    const [one, two] = [readJson(first.stdout), readJson(second.stdout)];
    expect(two.requests).toEqual({ api: 0, photos: 0 });
    expect(two.tasks).toEqual(one.tasks);
    expect(await desk.files()).toHaveLength(1);
  });

  test('saves again what is gone from the folder, or was saved to another one', async (context) => {
    const { expect } = context;
    const desk = await openDesk(context);
    const list = await desk.list('list.csv', [{ id: uuid(1), name: 'Ada' }]);
    await desk.fetch([list]);
    const { code, stdout } = await desk.fetch([list, '--json', '--out', 'other/deep']);
    expect(code).toBe(0);
    const other = await realpath(join(desk.folder, 'other', 'deep'));
    expect(readJson(stdout).tasks[0]?.photos[0]?.path).toBe(join(other, 'Ada.png'));
    expect(await desk.files()).toEqual(['Ada.png']);
  });
});

test.for(['stdout', 'stderr'] as const)(
  'saves all the same when nobody reads its %s any more',
  async (stream, context) => {
    const { expect } = context;
    const desk = await openDesk(context);
    const list = await desk.list('list.csv', [{ id: uuid(1), name: 'Ada' }]);
    const running = desk.startFetch([list, '--json']);
    running.stopReading(stream);
    const { code, stdout, stderr } = await running.ended;
    expect(code, stderr).toBe(0);
    if (stream === 'stderr') expect(readJson(stdout).counts.photosSaved).toBe(1);
    else expect(stderr).not.toMatch(/EPIPE|\n\s+at /);
    expect(await desk.files()).toEqual(['Ada.png']);
  },
);

test('photos come from the API’s own origin on loopback, and from nowhere else there', async (context) => {
  const [desk, other] = [await openDesk(context), await openDesk(context)];
  const list = await desk.list('list.csv', [{ id: uuid(1) }]);
  await other.list('list.csv', [{ id: uuid(1) }]);
  const location = `${other.sandbox.url}/headshots/${uuid(1)}.png`;
  desk.sandbox.faults.photo('*', { kind: 'redirect', location });
  const { code, stdout } = await desk.fetch([list, '--json']);
  expect(code).toBe(3);
  expect(readJson(stdout).tasks[0]?.photos[0]).toMatchObject({
    status: 'failed',
    error: { code: 'address' },
  });
  expect(other.sandbox.counts.pictures).toBe(0);
});

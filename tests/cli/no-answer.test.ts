import { describe, test } from 'vitest';
import { openDesk, until, uuid } from './desk';
import { readJson } from './fetch-json';

/** `fetch`, when it cannot come to its end: exit codes 130, 4, 5 and 1. The outcome is printed all the same. */

describe.concurrent('fetch', () => {
  test('interrupted, exits 130 and keeps its state; the next run goes on from there', async (context) => {
    const { expect } = context;
    const desk = await openDesk(context);
    const list = await desk.list('list.csv', [
      { id: uuid(1), name: 'Ada' },
      { id: uuid(2), name: 'Bob', outcome: 'failed' },
      { id: uuid(3), name: 'Eve', outcome: 'waiting-forever' },
      { id: uuid(4), name: 'Slow', photos: 2 },
    ]);
    desk.sandbox.faults.photo(`/headshots/${uuid(4)}.2.png`, { kind: 'silence' });
    const running = desk.startFetch([list, '--json']);
    // Which takes the one answer that speaks of all four; the photo that stays silent is being fetched, too.
    await until('two photos are there', async () => {
      const files = await desk.files().catch(() => []);
      const photos = files.filter((file) => !file.endsWith('.part'));
      return photos.length === 2 && desk.sandbox.counts.pictures === 3;
    });
    const interruptedAt = performance.now();
    running.interrupt();
    const first = await running.ended;
    expect(first.code, first.stderr).toBe(130);
    // Sooner than a photo that stays silent is given up.
    expect(performance.now() - interruptedAt).toBeLessThan(20_000);
    const before = readJson(first.stdout);
    expect(before.tasks.map(({ status }) => status)).toEqual([
      'finished',
      'failed',
      'waiting',
      'finished',
    ]);
    expect(before.tasks[3]?.photos.map(({ status }) => status)).toEqual(['saved', 'queued']);
    expect(before.requests.api).toBe(desk.sandbox.counts.api);
    expect(before.requests.photos).toBe(desk.sandbox.counts.pictures);
    expect(await desk.files()).toEqual(['Ada.png', 'Slow-1.png']);

    desk.sandbox.faults.clear();
    desk.sandbox.addTasks([{ id: uuid(3), outcome: 'finished', finishesAfterMs: 0 }]);
    const asked = desk.sandbox.requests.length;
    const second = await desk.fetch([list, '--json']);
    expect(second.code).toBe(3);
    const after = desk.sandbox.requests.slice(asked);
    expect(new Set(after.flatMap(({ ids }) => ids))).toEqual(new Set([uuid(3)]));
    const fetched = after.filter(({ method }) => method === 'GET').map(({ path }) => path);
    expect(fetched.toSorted()).toEqual([
      `/headshots/${uuid(3)}.png`,
      `/headshots/${uuid(4)}.2.png`,
    ]);
    expect(readJson(second.stdout).counts).toMatchObject({ finished: 3, photosSaved: 4 });
    expect(await desk.files()).toEqual(['Ada.png', 'Eve.png', 'Slow-1.png', 'Slow-2.png']);
  });

  test.for(['SIGTERM', 'SIGHUP'] as const)(
    'takes %s for an interruption',
    async (signal, context) => {
      const { expect } = context;
      const desk = await openDesk(context);
      const list = await desk.list('list.csv', [{ id: uuid(1), outcome: 'waiting-forever' }]);
      const running = desk.startFetch([list, '--json']);
      await until('it has asked', () => desk.sandbox.counts.api > 0);
      running.interrupt(signal);
      const { code, stdout } = await running.ended;
      expect(code).toBe(130);
      expect(readJson(stdout).counts.waiting).toBe(1);
    },
  );

  test('interrupted while it reads standard input, exits 130 at once', async (context) => {
    const { expect } = context;
    const desk = await openDesk(context);
    const running = desk.startFetch(['-', '--json'], { input: 'open' });
    // More than a pipe holds: once it is taken, the program is reading.
    await running.write(Buffer.alloc(1024 * 1024, '#'));
    running.interrupt();
    const { code, stdout } = await running.ended;
    expect([code, stdout]).toEqual([130, '']);
  });

  test('interrupted without a token, exits 130: it is the first that holds', async (context) => {
    const { expect } = context;
    const desk = await openDesk(context);
    const tasks = Array.from({ length: 6_000 }, (_, n) => `Name ${n},${uuid(n)}`);
    await desk.write('long.csv', `Name,Task ID\n${tasks.join('\n')}\n`);
    const running = desk.startFetch(['long.csv', '--json'], { env: { PROOFSHEET_TOKEN: '' } });
    await until('the list is read', () => running.said().includes('6000 IDs'));
    running.interrupt();
    const { code, stdout } = await running.ended;
    expect(code).toBe(130);
    expect(readJson(stdout).counts.waiting).toBe(6_000);
  });

  test('exits 4 without a token, and asks nothing', async (context) => {
    const { expect } = context;
    const desk = await openDesk(context);
    const list = await desk.list('list.csv', [{ id: uuid(1) }]);
    const { code, stdout, stderr } = await desk.fetch([list, '--json'], {
      env: { PROOFSHEET_TOKEN: '' },
    });
    expect(code).toBe(4);
    expect(readJson(stdout)).toMatchObject({
      tasks: [{ id: uuid(1), status: 'waiting', error: null, photos: [] }],
      requests: { api: 0, photos: 0 },
    });
    expect(stderr).toContain('set PROOFSHEET_TOKEN');
    expect(desk.sandbox.counts.api).toBe(0);
  });

  test.for([
    ['invalid_token', 'the token was rejected'],
    ['token_expired', 'the token was rejected'],
    ['token_mismatched', 'the token was rejected'],
    ['used_up', 'the balance is used up'],
    ['disabled', 'the account may not ask'],
    ['forbidden', 'the account may not ask'],
  ] as const)(
    'exits 4 when the service answers %s, after one question',
    async ([fault, words], context) => {
      const { expect } = context;
      const desk = await openDesk(context);
      const list = await desk.list('list.csv', [{ id: uuid(1) }, { id: uuid(2) }]);
      desk.sandbox.faults.account = fault;
      const { code, stdout, stderr } = await desk.fetch([list, '--json']);
      expect(code).toBe(4);
      const { counts, requests } = readJson(stdout);
      expect(counts).toMatchObject({ waiting: 2, failed: 0 });
      expect(requests).toEqual({ api: 1, photos: 0 });
      expect(stderr).toContain(words);
      expect(stderr).toContain(`(${fault})`);
    },
  );

  test('exits 4 with a wrong token, which is in no output', async (context) => {
    const { expect } = context;
    const desk = await openDesk(context);
    const token = 'sk-wrong-token-1234567890';
    const list = await desk.list('list.csv', [{ id: uuid(1) }]);
    desk.sandbox.faults.api.push({
      answer: { kind: 'error', code: 'invalid_token', message: `No such token: ${token}` },
    });
    const { code, stdout, stderr } = await desk.fetch([list, '--json'], {
      env: { PROOFSHEET_TOKEN: token },
    });
    expect(code).toBe(4);
    expect(stderr).toContain('No such token: [token]');
    expect(stdout + stderr).not.toContain(token);
  });

  test('exits 4 with a token that no header can hold', async (context) => {
    const { expect } = context;
    const desk = await openDesk(context);
    const list = await desk.list('list.csv', [{ id: uuid(1) }]);
    const env = { PROOFSHEET_TOKEN: 'two words' };
    const { code, stderr } = await desk.fetch([list], { env });
    expect(code).toBe(4);
    expect(stderr).not.toContain('two words');
  });

  test('still saves the photos it knows of when the balance is used up, then exits 4', async (context) => {
    const { expect } = context;
    const desk = await openDesk(context);
    const list = await desk.list('list.csv', [
      { id: uuid(1), name: 'Ada' },
      { id: uuid(2), outcome: 'waiting-forever' },
    ]);
    desk.sandbox.faults.photo(uuid(1), { kind: 'slow', bytesPerSecond: 30_000 }, 1);
    const running = desk.startFetch([list, '--json']);
    await until('the photo is on its way', () => desk.sandbox.counts.pictures > 0);
    desk.sandbox.faults.account = 'used_up';
    const { code, stdout } = await running.ended;
    expect(code).toBe(4);
    expect(readJson(stdout).counts).toMatchObject({ waiting: 1, photosSaved: 1 });
    expect(await desk.files()).toEqual(['Ada.png']);
  });

  test('exits 5 when time is up with tasks waiting, though others failed', async (context) => {
    const { expect } = context;
    const desk = await openDesk(context);
    const list = await desk.list('list.csv', [
      { id: uuid(1) },
      { id: uuid(2), outcome: 'failed' },
      { id: uuid(3), outcome: 'unknown-forever' },
    ]);
    const startedAt = performance.now();
    const { code, stdout } = await desk.fetch([list, '--json', '--timeout', '15']);
    expect(code).toBe(5);
    expect(performance.now() - startedAt).toBeGreaterThan(15_000);
    expect(readJson(stdout).counts).toMatchObject({ finished: 1, failed: 1, waiting: 1 });
  });

  test('exits 5 when time is up with a photo queued', async (context) => {
    const { expect } = context;
    const desk = await openDesk(context);
    const list = await desk.list('list.csv', [{ id: uuid(1) }]);
    desk.sandbox.faults.photo('*', { kind: 'silence' });
    const { code, stdout } = await desk.fetch([list, '--json', '--timeout', '15']);
    expect(code).toBe(5);
    const { tasks, counts } = readJson(stdout);
    expect(counts).toMatchObject({ finished: 1, waiting: 0, photosSaved: 0 });
    expect(tasks[0]?.photos[0]?.status).toBe('queued');
    expect(await desk.files()).toEqual([]);
  });

  test('exits 1 when there is no such service, and 3 when a task had failed before', async (context) => {
    const { expect } = context;
    const desk = await openDesk(context);
    const list = await desk.list('list.csv', [{ id: uuid(1) }]);
    const mixed = await desk.list('mixed.csv', [
      { id: uuid(2), outcome: 'failed' },
      { id: uuid(3), outcome: 'waiting-forever' },
    ]);
    await desk.fetch([mixed, '--timeout', '15']);
    desk.sandbox.faults.api.push({ times: 9, answer: { kind: 'error', code: 'no_api' } });
    const { code, stdout, stderr } = await desk.fetch([list, '--json']);
    expect(code).toBe(1);
    expect(stderr).toContain('there is no such service at this address');
    expect(readJson(stdout).counts.waiting).toBe(1);
    expect((await desk.fetch([mixed])).code).toBe(3);
  });
});

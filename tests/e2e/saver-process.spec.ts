import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { ElectronApplication } from '@playwright/test';
import { filesIn, holdersOf } from './files';
import { bringIn, connect, state } from './operator';
import { expect, test } from './desk';
import { listOf, people, tasksOf } from './people';
import { expectedPhotos } from './photos';

const PHOTOS = 80;
const guests = people(PHOTOS);

/** The process that saves photos; null = there is none. */
function saverOf(app: ElectronApplication): Promise<number | null> {
  return app.evaluate(
    ({ app }) => app.getAppMetrics().find(({ name }) => name === 'Proofsheet photos')?.pid ?? null,
  );
}

/** What the system tells of a process: command line and environment. */
function told(pid: number): Map<string, Buffer> {
  return new Map(
    ['cmdline', 'environ'].map((part) => [part, readFileSync(`/proc/${pid}/${part}`)]),
  );
}

function isRunning(pid: number): boolean {
  if (!existsSync(`/proc/${pid}/stat`)) return false;
  // A process that has ended stays in the list until somebody asks how it ended.
  return !/^\d+ \(.*\) Z/s.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
}

test('killed in the middle, it comes back by itself, and every photo arrives once', async ({
  desk,
}) => {
  desk.sandbox.addTasks(tasksOf(guests));
  // Eight at once take some seconds: the middle of it is not missed, however seldom it is looked for.
  desk.sandbox.faults.latencyMs = 500;
  desk.watch.expectTrouble(/The process that saves photos ended unexpectedly/);
  const { app, page } = await desk.open();
  await connect(page, desk.sandbox.token);
  await bringIn(page, await desk.write('march.csv', listOf(guests)));
  await expect.poll(async () => (await state(page)).counts.photosSaved).toBeGreaterThan(5);
  const first = await saverOf(app);
  expect((await state(page)).counts.photosSaved).toBeLessThan(PHOTOS);
  process.kill(first!, 'SIGKILL');

  await expect.poll(async () => (await state(page)).counts.photosSaved).toBe(PHOTOS);
  const second = await saverOf(app);
  expect(second).not.toBe(null);
  expect(second).not.toBe(first);
  expect((await state(page)).counts).toMatchObject({ photosFailed: 0, photosQueued: 0 });
  const saved = await filesIn(desk.photos);
  const expected = await expectedPhotos(page, desk.sandbox);
  // What was half here is under no name; it is swept up when it is old.
  const named = [...saved.keys()].filter((name) => !name.endsWith('.part'));
  expect(named.sort()).toEqual(expected.map(({ file }) => path.relative(desk.photos, file)).sort());
  for (const { file, bytes } of expected) {
    expect(saved.get(path.relative(desk.photos, file))?.equals(bytes), file).toBe(true);
  }
});

test('3. it is told neither the token nor where the keychain is', async ({ desk }) => {
  const few = people(3);
  desk.sandbox.addTasks(tasksOf(few));
  // Whoever has the token in the environment: no other process gets to know it from there.
  desk.session.env['PROOFSHEET_TOKEN'] = desk.sandbox.token;
  const { app, page } = await desk.open();
  await connect(page, desk.sandbox.token);
  await bringIn(page, await desk.write('march.csv', listOf(few)));
  await expect.poll(async () => (await state(page)).counts.photosSaved).toBe(3);
  const parts = told((await saverOf(app))!);
  expect(parts.get('environ')?.toString()).toContain('UV_THREADPOOL_SIZE=16');
  expect(holdersOf(desk.sandbox.token, parts)).toEqual([]);
  expect(parts.get('environ')?.toString()).not.toMatch(/DBUS|XDG|HOME/);
  expect(await app.evaluate(() => process.env['PROOFSHEET_TOKEN'])).toBe(desk.sandbox.token);
});

test('it ends with the app, however that ends', async ({ desk }) => {
  const few = people(3);
  desk.sandbox.addTasks(tasksOf(few));
  const { app, page, kill } = await desk.open();
  await connect(page, desk.sandbox.token);
  await bringIn(page, await desk.write('march.csv', listOf(few)));
  await expect.poll(async () => (await state(page)).counts.photosSaved).toBe(3);
  const pid = (await saverOf(app))!;
  expect(isRunning(pid)).toBe(true);
  await kill();
  await expect.poll(() => isRunning(pid)).toBe(false);
});

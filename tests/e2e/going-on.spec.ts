import path from 'node:path';
import type { Page } from '@playwright/test';
import { bringIn, connect, state, statusBar } from './operator';
import { expect, test } from './desk';
import type { Desk } from './desk';
import { filesIn } from './files';
import { listOf, people, person, tasksOf } from './people';
import { expectedPhotos } from './photos';

const early = people(6);
const late = ['Ana Duarte', '陈宇', 'Kofi Ansah', 'Erik Lund'].map((name) =>
  person(name, { photos: 2, finishesAfterMs: 3_600_000 }),
);
const guests = [...early, ...late];
const PHOTOS = early.length + 2 * late.length;

/** The folder holds each photo once, with the API's own bytes, and nothing else. */
async function expectAllOnDisk(desk: Desk, page: Page): Promise<void> {
  const photos = await expectedPhotos(page, desk.sandbox);
  const saved = await filesIn(desk.photos);
  expect([...saved.keys()].sort()).toEqual(
    photos.map(({ file }) => path.relative(desk.photos, file)).sort(),
  );
  expect(saved.size).toBe(PHOTOS);
  for (const { file, bytes } of photos) {
    expect(saved.get(path.relative(desk.photos, file))?.equals(bytes), file).toBe(true);
  }
}

/** How often each photo was fetched, by its path at the API. */
function fetches(desk: Desk): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { method, path: url } of desk.sandbox.requests) {
    if (method === 'GET') counts.set(url, (counts.get(url) ?? 0) + 1);
  }
  return counts;
}

test('closed in the middle, it goes on at the next start and does nothing twice', async ({
  desk,
}) => {
  desk.sandbox.addTasks(tasksOf(guests));
  const first = await desk.open();
  await connect(first.page, desk.sandbox.token);
  await bringIn(first.page, await desk.write('march.csv', listOf(guests)));
  await expect.poll(async () => (await state(first.page)).counts.photosSaved).toBe(early.length);
  expect((await state(first.page)).counts.waiting).toBe(late.length);
  await first.quit();
  const asked = desk.sandbox.requests.length;
  desk.sandbox.addTasks(tasksOf(late).map((task) => ({ ...task, finishesAfterMs: 0 })));

  const { page } = await desk.open();
  await expect.poll(async () => (await state(page)).counts.photosSaved).toBe(PHOTOS);
  await expect(statusBar(page)).toContainText(`${PHOTOS} photos saved`);
  await expectAllOnDisk(desk, page);
  expect([...fetches(desk).values()]).toEqual(Array.from({ length: PHOTOS }, () => 1));
  const done = new Set(early.map(({ task }) => task.id));
  const askedAgain = desk.sandbox.requests.slice(asked).flatMap(({ ids }) => ids);
  expect(askedAgain.length).toBeGreaterThan(0);
  expect(askedAgain.filter((id) => done.has(id))).toEqual([]);
});

test('killed in the middle of downloads, it goes on and ends with the same result', async ({
  desk,
}) => {
  desk.sandbox.addTasks(
    tasksOf(guests.map((one) => ({ ...one, task: { ...one.task, finishesAfterMs: 0 } }))),
  );
  for (const { task } of late) {
    desk.sandbox.faults.photo(task.id, { kind: 'slow', bytesPerSecond: 2_000 });
  }
  const first = await desk.open();
  await connect(first.page, desk.sandbox.token);
  await bringIn(first.page, await desk.write('march.csv', listOf(guests)));
  await expect
    .poll(async () => {
      const { counts, saving } = await state(first.page);
      return counts.photosSaved >= early.length && saving.active > 0;
    })
    .toBe(true);
  const { counts } = await state(first.page);
  await first.kill();
  expect(counts.photosSaved).toBeLessThan(PHOTOS);
  const before = fetches(desk);
  desk.sandbox.faults.clear();

  const { page } = await desk.open();
  await expect.poll(async () => (await state(page)).counts.photosSaved).toBe(PHOTOS);
  await expectAllOnDisk(desk, page);
  const after = fetches(desk);
  for (const { task } of early) {
    const url = [...after.keys()].find((one) => one.includes(task.id)) ?? '';
    expect(after.get(url), url).toBe(before.get(url));
  }
});

import { lstatSync, readlinkSync } from 'node:fs';
import path from 'node:path';
import { add, bringIn, cards, connect, sidebar, state } from './operator';
import { expect, test } from './desk';
import { listOf, people, tasksOf } from './people';
import { startAgain, startFetch } from './programs';

test('a second launch hands its files to the first, and ends', async ({ desk }) => {
  const { app, page } = await desk.open();
  await connect(page, desk.sandbox.token);
  const file = await desk.write('第二 list.csv', listOf(people(2)));

  const second = startAgain(desk, [file]);
  expect(await second.ended).toBe(0);
  await expect(page.getByRole('dialog', { name: 'Add 第二 list.csv' })).toBeVisible();
  await add(page);
  await expect(cards(page)).toHaveCount(2);

  const third = startAgain(desk, []);
  expect(await third.ended).toBe(0);
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
  expect((await state(page)).lists).toHaveLength(1);
});

test('what a killed app left behind does not prevent the next start', async ({ desk }) => {
  const first = await desk.open();
  await connect(first.page, desk.sandbox.token);
  await bringIn(first.page, await desk.write('march.csv', listOf(people(2))));
  await first.kill();
  const lock = path.join(desk.profile, 'SingletonLock');
  expect(lstatSync(lock).isSymbolicLink()).toBe(true);
  expect(readlinkSync(lock)).toContain(String(first.app.process().pid));

  const { page } = await desk.open();
  await expect(sidebar(page)).toContainText('march.csv');
  await expect(cards(page)).toHaveCount(2);
});

test('a profile that the command line has open is refused, saying which', async ({ desk }) => {
  const guests = people(1, { outcome: 'waiting-forever' });
  desk.sandbox.addTasks(tasksOf(guests));
  const list = await desk.write('march.csv', listOf(guests));
  const fetch = startFetch(desk, list, desk.photos);
  await expect.poll(() => desk.sandbox.counts.api).toBeGreaterThan(0);

  const refused = startAgain(desk, []);
  expect(await refused.ended).toBe(0);
  const told = JSON.parse(refused.stdout()) as { title: string; text: string };
  expect(told.title).toBe('The profile cannot be opened');
  expect(told.text).toContain(desk.profile);
  expect(told.text).toContain(`proofsheet fetch (process ${fetch.pid})`);

  process.kill(fetch.pid, 'SIGINT');
  expect(await fetch.ended).toBe(130);
  const { page } = await desk.open();
  await expect(page.getByRole('button', { name: 'Connect' })).toBeVisible();
});

test('a profile that the app has open is refused by the command line', async ({ desk }) => {
  const { app, page } = await desk.open();
  await connect(page, desk.sandbox.token);
  const asked = desk.sandbox.counts.api;
  const list = await desk.write('march.csv', listOf(people(1)));
  const fetch = startFetch(desk, list, desk.photos);
  expect(await fetch.ended).toBe(2);
  expect(fetch.stderr()).toContain(desk.profile);
  expect(fetch.stderr()).toContain(`Proofsheet (process ${app.process().pid})`);
  expect(fetch.stdout()).toBe('');
  expect(desk.sandbox.counts.api).toBe(asked);
});

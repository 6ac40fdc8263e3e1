import path from 'node:path';
import { startSandbox } from '../../sandbox/server';
import { ROOT } from '../../scripts/project.mjs';
import { bringIn, card, connect, state, statusBar } from './operator';
import { expect, test } from './desk';
import { listOf, people, person, tasksOf } from './people';
import { expectSteady } from './steady';

test('5, 17. without a network it says so, signs nobody out, and goes on by itself when there is one', async ({
  desk,
}) => {
  const { url, token } = desk.sandbox;
  const guests = people(3, { finishesAfterMs: 60_000 });
  desk.sandbox.addTasks(tasksOf(guests));
  const { page } = await desk.open();
  await connect(page, token);
  await bringIn(page, await desk.write('march.csv', listOf(guests)));
  await expect(statusBar(page)).toContainText('3 waiting');
  await desk.sandbox.stop();
  await expect(statusBar(page)).toContainText('offline: will go on by itself');
  expect((await state(page)).account).toMatchObject({ keychain: 'stored' });
  expect((await state(page)).counts).toMatchObject({ waiting: 3, failed: 0, missing: 0 });

  const portraits = path.join(ROOT, 'sandbox', 'portraits');
  const back = await startSandbox({ portraits, token, port: Number(new URL(url).port) });
  try {
    back.addTasks(tasksOf(guests).map((task) => ({ ...task, finishesAfterMs: 0 })));
    await expect.poll(async () => (await state(page)).counts.photosSaved).toBe(3);
  } finally {
    await back.stop();
  }
});

test('a server that asks for patience gets it, to the second', async ({ desk }) => {
  const guests = people(3, { finishesAfterMs: 3_000 });
  desk.sandbox.addTasks(tasksOf(guests));
  const { page } = await desk.open();
  await connect(page, desk.sandbox.token);
  desk.sandbox.faults.api.push({
    answer: { kind: 'error', code: 'too_many_requests', retryAfter: { seconds: 10 } },
  });
  await bringIn(page, await desk.write('march.csv', listOf(guests)));
  await expect(statusBar(page)).toContainText(/rate-limited, trying again in (10|[1-9]) s/);
  await statusBar(page).getByRole('button', { name: 'Check now' }).click();
  await expectSteady('requests during the pause', () => desk.sandbox.counts.api);
  await expect.poll(async () => (await state(page)).counts.photosSaved).toBe(3);
  const { requests } = desk.sandbox;
  const refused = requests.findIndex(({ status }) => status === 429);
  expect((requests[refused + 1]?.at ?? 0) - (requests[refused]?.at ?? 0)).toBeGreaterThan(9_900);
});

test('trouble at the service is waited out', async ({ desk }) => {
  const guests = people(3);
  desk.sandbox.addTasks(tasksOf(guests));
  const { page } = await desk.open();
  await connect(page, desk.sandbox.token);
  const answer = { kind: 'error', code: 'api_error', retryAfter: { seconds: 8 } } as const;
  desk.sandbox.faults.api.push({ answer });
  await bringIn(page, await desk.write('march.csv', listOf(guests)));
  await expect(statusBar(page)).toContainText('trouble at the service, trying again');
  await expect.poll(async () => (await state(page)).counts.photosSaved).toBe(3);
});

test('an ID that the API does not know becomes missing, the others go on', async ({ desk }) => {
  const guests = [person('Nils Bergqvist', { outcome: 'unknown-to-api' }), ...people(2)];
  desk.sandbox.addTasks(tasksOf(guests));
  const { page } = await desk.open();
  await connect(page, desk.sandbox.token);
  await bringIn(page, await desk.write('march.csv', listOf(guests)));
  await expect.poll(async () => (await state(page)).counts.photosSaved).toBe(2);
  await expect(card(page, 'Nils Bergqvist')).toContainText('unknown ID');
  await expect(statusBar(page)).toContainText('2 photos saved · 1 unknown');
  expect((await state(page)).counts).toMatchObject({ missing: 1, finished: 2 });
});

test('a cut photo is fetched again until it is whole', async ({ desk }) => {
  const guests = people(1);
  desk.sandbox.addTasks(tasksOf(guests));
  desk.sandbox.faults.photo('*', { kind: 'cut', atByte: 2_000, by: 'rst' }, 2);
  const { page } = await desk.open();
  await connect(page, desk.sandbox.token);
  await bringIn(page, await desk.write('march.csv', listOf(guests)));
  await expect.poll(async () => (await state(page)).counts.photosSaved).toBe(1);
  expect(desk.sandbox.counts.pictures).toBe(3);
});

test('what was tried again and failed again is told of', async ({ desk }) => {
  const guests = [...people(2), person('Kofi Ansah', { outcome: 'failed' })];
  desk.sandbox.addTasks(tasksOf(guests));
  const { page } = await desk.open();
  await connect(page, desk.sandbox.token);
  await bringIn(page, await desk.write('march.csv', listOf(guests)));
  await expect
    .poll(async () => (await state(page)).counts)
    .toMatchObject({ finished: 2, failed: 1, photosQueued: 0 });
  await page
    .getByRole('navigation')
    .getByRole('button', { name: /^Needs attention/ })
    .click();
  await page.getByRole('button', { name: /^Try again: / }).click();
  await expect(page.getByText('Tried again: 1 task failed again')).toBeVisible();
});

import { spawnSync } from 'node:child_process';
import { add, bringIn, cards, connect, giveToken, sidebar, state, statusBar } from './operator';
import { expect, test } from './desk';
import { listOf, people, tasksOf } from './people';
import { expectSteady } from './steady';

test('5. a rejected token is said, kept nowhere and not tried again; a good one goes on', async ({
  desk,
}) => {
  const guests = people(3);
  desk.sandbox.addTasks(tasksOf(guests));
  const { page } = await desk.open();
  await giveToken(page, 'a-token-of-somebody-else');
  await expect(page.getByText('The service did not accept this token.')).toBeVisible();
  expect(desk.sandbox.counts.api).toBe(1);
  await expectSteady('requests after the rejection', () => desk.sandbox.counts.api);
  const lookup = ['lookup', 'service', 'Proofsheet', 'account', 'live'];
  expect(spawnSync('secret-tool', lookup, { env: desk.session.env }).status).toBe(1);
  expect((await state(page)).account).toBeNull();

  await connect(page, desk.sandbox.token);
  await bringIn(page, await desk.write('march.csv', listOf(guests)));
  await expect.poll(async () => (await state(page)).counts.photosSaved).toBe(3);
});

test('5. a token rejected in the middle stops every call until there is a new one', async ({
  desk,
}) => {
  const guests = people(3, { finishesAfterMs: 3_600_000 });
  desk.sandbox.addTasks(tasksOf(guests));
  const { page } = await desk.open();
  await connect(page, desk.sandbox.token);
  await bringIn(page, await desk.write('march.csv', listOf(guests)));
  await expect(statusBar(page)).toContainText('3 waiting');

  desk.sandbox.faults.account = 'invalid_token';
  await expect(statusBar(page)).toContainText('token rejected: 3 tasks paused');
  await expect(page.getByRole('alert')).toHaveCount(1);
  await expect(page.getByRole('alert')).toContainText('The service rejected the token');
  const refused = desk.sandbox.requests.filter(({ status }) => status === 401);
  expect(refused).toHaveLength(1);

  const asked = desk.sandbox.counts.api;
  await bringIn(page, await desk.write('april.csv', listOf(people(2))));
  await expect(statusBar(page)).toContainText('token rejected: 5 tasks paused');
  await expectSteady('requests without a token', () => desk.sandbox.counts.api);
  expect(desk.sandbox.counts.api).toBe(asked);

  desk.sandbox.faults.clear();
  desk.sandbox.addTasks(tasksOf(guests).map((task) => ({ ...task, finishesAfterMs: 0 })));
  await page.getByRole('alert').getByRole('button', { name: 'Replace token…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Replace the API token' });
  await giveToken(page, desk.sandbox.token);
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('alert')).toHaveCount(0);
  await expect.poll(async () => (await state(page)).counts.photosSaved).toBe(3);
});

test('a used-up balance stops the checks until the operator tries again', async ({ desk }) => {
  const guests = people(2);
  desk.sandbox.addTasks(tasksOf(guests));
  const { page } = await desk.open();
  await connect(page, desk.sandbox.token);
  desk.sandbox.faults.account = 'used_up';
  await bringIn(page, await desk.write('march.csv', listOf(guests)));
  await expect(statusBar(page)).toContainText('balance used up: 2 tasks paused');
  await expect(page.getByRole('alert')).toContainText('The balance of this account is used up');
  await expectSteady('requests without a balance', () => desk.sandbox.counts.api);

  desk.sandbox.faults.clear();
  await page.getByRole('alert').getByRole('button', { name: 'Try again' }).click();
  await expect.poll(async () => (await state(page)).counts.photosSaved).toBe(2);
});

test('another account has its own tasks; going back finds the first ones', async ({ desk }) => {
  const { page } = await desk.open();
  await connect(page, desk.sandbox.token);
  await bringIn(page, await desk.write('march.csv', listOf(people(2))));
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByRole('button', { name: 'More for Account 1' }).click();
  await page.getByRole('menuitem', { name: 'Remove token…' }).click();
  await page.getByRole('button', { name: 'Remove token' }).click();
  await page.getByRole('button', { name: 'Try the sandbox' }).click();
  await add(page);
  await expect(sidebar(page)).toContainText('sample-list.csv');
  await expect(sidebar(page)).not.toContainText('march.csv');

  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByRole('button', { name: 'Leave the sandbox' }).click();
  await connect(page, desk.sandbox.token);
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(sidebar(page)).toContainText('march.csv');
  expect((await state(page)).counts.all).toBe(2);
  await expect(cards(page)).toHaveCount(2);
});

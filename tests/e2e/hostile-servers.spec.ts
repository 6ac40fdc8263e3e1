import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { expect, test } from './desk';
import { listOf, people, person, tasksOf } from './people';
import { bringIn, card, connect, state, statusBar } from './operator';

test('1. a redirect of the API leads Electron’s own network nowhere', async ({ desk }) => {
  let connections = 0;
  const trap = createServer((socket) => {
    connections += 1;
    socket.destroy();
  });
  await new Promise<void>((resolve) => trap.listen(0, '127.0.0.1', resolve));
  const { port } = trap.address() as AddressInfo;
  const guests = people(3);
  desk.sandbox.addTasks(tasksOf(guests));
  const { page } = await desk.open();
  await connect(page, desk.sandbox.token);
  for (const location of [`http://127.0.0.1:${port}/`, `https://127.0.0.1:${port}/`]) {
    for (const status of [302, 307] as const) {
      // Each often enough that the window is seen offline, however slow the machine.
      desk.sandbox.faults.api.push({ times: 3, answer: { kind: 'redirect', location, status } });
    }
  }
  const asked = desk.sandbox.counts.api;
  await bringIn(page, await desk.write('march.csv', listOf(guests)));
  await expect(statusBar(page)).toContainText('offline: will go on by itself');
  await expect
    .poll(async () => (await state(page)).counts.photosSaved, { timeout: 45_000 })
    .toBe(3);
  expect(desk.sandbox.counts.api - asked).toBeGreaterThanOrEqual(13);
  expect(connections).toBe(0);
  trap.close();
});

test('18. hostile words are shown as words', async ({ desk }) => {
  const names = [
    '<img src=x onerror="window.planted = 1">',
    '<script>window.planted = 1</script>',
    '</div><iframe srcdoc="<script>parent.planted=1</script>"></iframe>',
    'javascript:planted=1',
    '{{7*7}} ${7*7}',
  ];
  const guests = names.map((name) => person(name));
  desk.sandbox.addTasks(tasksOf(guests));
  const quoted = guests.map(({ name, task }) => `"${name.replaceAll('"', '""')}",${task.id}`);
  const { page } = await desk.open();
  await connect(page, desk.sandbox.token);
  const list = `Name,Task ID\n${quoted.join('\n')}\n`;
  await bringIn(page, await desk.write('<b onclick=planted=1>.csv', list));
  await expect.poll(async () => (await state(page)).counts.photosSaved).toBe(names.length);
  for (const name of names) {
    await expect(card(page, name)).toHaveCount(1);
    await card(page, name).click();
  }
  const found = await page.evaluate(() => ({
    planted: 'planted' in window,
    foreign: document.querySelectorAll('img[src="x"], iframe, body script, b[onclick]').length,
  }));
  expect(found).toEqual({ planted: false, foreign: 0 });
});

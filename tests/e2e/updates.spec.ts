import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import type { Updates } from '../../contract/updates';
import { expect, test as base } from './desk';
import { filesIn } from './files';
import { bringIn, connect, state } from './operator';
import { listOf, people, tasksOf } from './people';
import { LATEST, startUpdateServer } from './update-server';
import type { Offer, UpdateServer } from './update-server';

/** A program in place of an AppImage: it says that it was run, and whether it was only to settle in. */
const program = (name: string): string =>
  `#!/bin/sh\n# ${name}\necho "settled=$APPIMAGE_EXIT_AFTER_INSTALL" >> "$0.ran"\n`;
const OLD = program('the old one');
const NEWER: Offer = {
  version: '9.9.9',
  notes: '<h2>Faster</h2><script>document.title = "hostile"</script><p>And <b>kinder</b></p>',
  file: program('the new one'),
};

interface Place {
  server: UpdateServer;
  /** The AppImage that the app believes to run from. */
  image: string;
  cache: string;
  /** What makes the app look at the server. */
  config: string;
}

const test = base.extend<{ place: Place }>({
  place: async ({ desk }, use) => {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'proofsheet-updates-'));
    const server = await startUpdateServer();
    const place: Place = {
      server,
      image: path.join(folder, 'Proofsheet.AppImage'),
      cache: path.join(folder, 'cache'),
      config: path.join(folder, 'app-update.yml'),
    };
    await mkdir(place.cache);
    await writeFile(place.image, OLD, { mode: 0o755 });
    const url = `http://127.0.0.1:${server.port}/`;
    const given = { provider: 'generic', url, updaterCacheDirName: 'proofsheet-updater' };
    await writeFile(place.config, JSON.stringify(given));
    Object.assign(desk.session.env, { APPIMAGE: place.image, XDG_CACHE_HOME: place.cache });
    await use(place);
    await server.stop();
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  },
});

const look = async (page: Page): Promise<Updates> => {
  const reply = await page.evaluate(() => window.proofsheet.lookForUpdates(null));
  if (!reply.ok) throw new Error(reply.error.message);
  return reply.value;
};
const kind = async (page: Page): Promise<string> => (await state(page)).updates.kind;
const menuItem = (app: ElectronApplication): Promise<boolean> =>
  app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('updates') != null);
const ran = (image: string): Promise<string> =>
  readFile(`${image}.ran`, 'utf8').catch(() => 'not run');

test('updates are off where nobody has configured them: no menu item, no setting, no request', async ({
  desk,
  place,
}) => {
  place.server.serve = NEWER;
  const { app, page } = await desk.open();
  await connect(page, desk.sandbox.token);
  expect(await look(page)).toEqual({ kind: 'off' });
  expect(await menuItem(app)).toBe(false);
  await page.keyboard.press('Control+,');
  await page.getByRole('tab', { name: 'Network' }).click();
  await expect(page.getByRole('heading', { name: 'Network' })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Updates' })).toHaveCount(0);
  expect(place.server.asked).toEqual([]);
});

test('a newer version waits for the end of a delivery, tells what is new, and is installed on quitting', async ({
  desk,
  place,
}) => {
  const { server } = place;
  server.serve = NEWER;
  const guests = people(3, { finishesAfterMs: 3_600_000 });
  desk.sandbox.addTasks(tasksOf(guests));
  const { app, page, quit } = await desk.open([`--updates-config=${place.config}`]);
  await connect(page, desk.sandbox.token);
  expect(await menuItem(app)).toBe(true);
  await bringIn(page, await desk.write('march.csv', listOf(guests)));
  // What the window is told without asking, the updates are told with it.
  await expect(
    page.getByRole('navigation').getByRole('button', { name: 'Waiting 3', exact: true }),
  ).toBeVisible();

  expect(await look(page)).toEqual({
    kind: 'available',
    version: '9.9.9',
    notes: 'Faster\n\nAnd kinder',
  });
  await page.evaluate(() => window.proofsheet.checkNow(null));
  await expect.poll(() => desk.sandbox.requests.length).toBeGreaterThan(1);
  expect(await kind(page)).toBe('available');
  expect(server.asked).toEqual([LATEST]);
  await expect(page.getByRole('region', { name: 'New version' })).toHaveCount(0);

  await page.evaluate(() => window.proofsheet.pause(null));
  const notice = page.getByRole('region', { name: 'New version' });
  await expect(notice).toContainText('Proofsheet 9.9.9 is ready');
  await notice.getByRole('button', { name: 'What’s new' }).click();
  await expect(notice.getByRole('region')).toHaveText('Faster\n\nAnd kinder');
  expect(await readFile(place.image, 'utf8')).toBe(OLD);

  // Nothing told one installation from another, nor was anything of the account sent.
  for (const headers of server.headers) {
    expect(headers['x-user-staging-id'] ?? '').toMatch(/^0{8}-|^$/);
    expect(headers).not.toHaveProperty('cookie');
    expect(headers).not.toHaveProperty('authorization');
  }
  expect([...(await filesIn(desk.profile)).keys()]).not.toContain('.updaterId');

  await quit();
  expect(await readFile(place.image, 'utf8')).toBe(NEWER.file);
  expect(await ran(place.image)).toBe('settled=true\n');
});

test('in the middle of a delivery what is ready is neither restarted for nor installed on quitting', async ({
  desk,
  place,
}) => {
  place.server.serve = NEWER;
  const guests = people(3, { finishesAfterMs: 3_600_000 });
  desk.sandbox.addTasks(tasksOf(guests));
  const { page, quit } = await desk.open([`--updates-config=${place.config}`]);
  await connect(page, desk.sandbox.token);
  await look(page);
  await expect.poll(() => kind(page)).toBe('ready');
  const restart = page.getByRole('button', { name: 'Restart and update' });
  await expect(restart).toBeVisible();
  await bringIn(page, await desk.write('march.csv', listOf(guests)));
  await expect(restart).toHaveCount(0);
  await expect(page.getByText('once the photos on their way are saved')).toBeVisible();
  const refused = await page.evaluate(() => window.proofsheet.restartToUpdate(null));
  expect(refused).toMatchObject({ ok: false, error: { code: 'delivery' } });
  await quit();
  expect(await readFile(place.image, 'utf8')).toBe(OLD);
  expect(await ran(place.image)).toBe('not run');
});

test('the operator restarts into the new version', async ({ desk, place }) => {
  place.server.serve = NEWER;
  const { app, page } = await desk.open([`--updates-config=${place.config}`]);
  await connect(page, desk.sandbox.token);
  await look(page);
  await desk.watch.release(page);
  const gone = app.waitForEvent('close');
  await page.getByRole('button', { name: 'Restart and update' }).click();
  await gone;
  expect(await readFile(place.image, 'utf8')).toBe(NEWER.file);
  await expect.poll(() => ran(place.image)).toBe('settled=\n');
});

test('what is older, altered, led elsewhere or not there changes nothing and disturbs nobody', async ({
  desk,
  place,
}) => {
  const { server } = place;
  const elsewhere = await startUpdateServer();
  const { page, quit } = await desk.open([`--updates-config=${place.config}`]);
  await connect(page, desk.sandbox.token);

  server.serve = { ...NEWER, version: '0.0.1' };
  expect(await look(page)).toMatchObject({ kind: 'none' });

  server.serve = { redirect: `http://localhost:${elsewhere.port}${LATEST}` };
  elsewhere.serve = NEWER;
  expect(await look(page)).toEqual({ kind: 'failed', at: 'look' });
  expect(elsewhere.asked).toEqual([]);
  await elsewhere.stop();

  server.serve = { ...NEWER, sha512: 'A'.repeat(86) + '==' };
  await look(page);
  await expect
    .poll(async () => (await state(page)).updates)
    .toEqual({ kind: 'failed', at: 'damaged' });
  expect([...(await filesIn(place.cache)).keys()].filter((name) => /AppImage/.test(name))).toEqual(
    [],
  );

  server.serve = null;
  expect(await look(page)).toEqual({ kind: 'failed', at: 'look' });
  await server.stop();
  expect(await look(page)).toEqual({ kind: 'failed', at: 'look' });
  await expect(page.getByRole('alert')).toHaveCount(0);
  await expect(page.getByRole('region', { name: 'New version' })).toHaveCount(0);
  await quit();
  expect(await readFile(place.image, 'utf8')).toBe(OLD);
});

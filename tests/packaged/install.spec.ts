import { readFileSync, statSync } from 'node:fs';
import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from '@playwright/test';
import type { Sandbox } from '../../sandbox/server';
import { add, giveToken, sidebar, state } from '../e2e/operator';
import { listOf, people, tasksOf } from '../e2e/people';
import { expectedPhotos } from '../e2e/photos';
import { expect, test as base } from './desk';
import { NEWER, OLDER, unpack } from './packages';
import { newUser } from './user';
import type { User } from './user';
import { driven, findWindow } from './window';
import type { Window } from './window';

/** Everyone of these is new. */
const test = base.extend<{ newcomer: User }>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads from it what a fixture needs
  newcomer: async ({}, use) => {
    const user = await newUser();
    try {
      await use(user);
    } finally {
      await user.end();
    }
  },
});

test('installed, used from the menu, updated in place, and removed again', async ({
  newcomer: user,
  sandbox,
}) => {
  const before = await everythingIn(user.home);
  const folder = await unpack(OLDER, user);
  expect(await user.run([path.join(folder, 'add-to-menu.sh')])).toMatchObject({
    code: 0,
    stderr: '',
  });
  const { XDG_DATA_HOME: data = '', XDG_CONFIG_HOME: config = '' } = user.env;
  const entry = path.join(data, 'applications', 'proofsheet.desktop');
  expect(await user.run(['desktop-file-validate', entry])).toEqual({
    code: 0,
    stdout: '',
    stderr: '',
  });
  const command = path.join(user.home, '.local', 'bin', 'proofsheet');
  expect((await user.run([command, '--version'])).stdout).toBe(`proofsheet ${OLDER.version}\n`);

  /** A click in the menu, or on a list; the entry's own words, with what lets a test look at it. */
  const profile = path.join(config, 'Proofsheet');
  async function launch(...files: string[]): Promise<Window> {
    const words = (await readFile(entry, 'utf8')).replace(
      / %U$/m,
      ` ${[...driven(user), `--api-url=${sandbox.url}`].join(' ')} %U`,
    );
    await user.run(['rm', '-f', path.join(profile, 'DevToolsActivePort')]);
    await user.run(['tee', path.join(data, 'applications', 'watched.desktop')], { input: words });
    void user.run(['gtk-launch', 'watched', ...files]);
    return findWindow(profile);
  }

  const march = people(3, { photos: 2 });
  sandbox.addTasks(tasksOf(march));
  const first = await launch(await user.write('march.csv', listOf(march)));
  await giveToken(first.page, sandbox.token);
  // The list has waited for the token: its preview stands before all else at once.
  await add(first.page);
  expect((await state(first.page)).account).toMatchObject({ keychain: 'stored' });
  await expectSaved(first.page, sandbox, 6);

  const may = people(2);
  sandbox.addTasks(tasksOf(may));
  const second = await user.run([command, await user.write('may.csv', listOf(may))]);
  expect(second, 'a second launch hands its list over').toMatchObject({ code: 0 });
  await add(first.page);
  await expectSaved(first.page, sandbox, 8);
  await first.close();

  const asked = sandbox.counts.pictures;
  await unpack(NEWER, user);
  expect((await user.run([command, '--version'])).stdout).toBe(`proofsheet ${NEWER.version}\n`);
  const june = people(2);
  sandbox.addTasks(tasksOf(june));
  const updated = await launch(await user.write('june.csv', listOf(june)));
  await add(updated.page);
  await expect(sidebar(updated.page)).toContainText('march.csv');
  await expect(sidebar(updated.page)).toContainText('may.csv');
  await expectSaved(updated.page, sandbox, 10);
  expect(sandbox.counts.pictures - asked, 'only what is new is fetched').toBe(2);
  await updated.close();

  await user.run(['rm', path.join(data, 'applications', 'watched.desktop')]);
  const remove = [path.join(folder, 'add-to-menu.sh'), '--remove'];
  expect(await user.run(remove)).toMatchObject({ code: 0, stderr: '' });
  expect(await user.run(['rm', '-r', folder])).toMatchObject({ code: 0 });
  const left = (await everythingIn(user.home)).filter((file) => !before.includes(file));
  expect(
    left.filter((file) => file.startsWith(`${path.relative(user.home, profile)}/`)),
  ).not.toEqual([]);
  // Beside the documented profile: the operator's lists and photos, and what the graphics driver keeps.
  const others = [
    'config/Proofsheet/',
    'Documents/',
    'Pictures/Proofsheet/',
    'cache/mesa_shader_cache',
  ];
  expect(left.filter((file) => !others.some((place) => file.startsWith(place)))).toEqual([]);
});

/** Waits for so many photos, and compares each file with what the API has. */
async function expectSaved(page: Page, sandbox: Sandbox, count: number): Promise<void> {
  await expect.poll(async () => (await state(page)).counts.photosSaved).toBe(count);
  const photos = await expectedPhotos(page, sandbox);
  expect(photos).toHaveLength(count);
  for (const { file, bytes } of photos) {
    expect(readFileSync(file).equals(bytes), file).toBe(true);
    expect(statSync(file).uid).not.toBe(0);
  }
}

/** Every file below a folder, by its path from there. */
async function everythingIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)));
}

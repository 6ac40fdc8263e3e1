import { readFileSync, statSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { startOrdinaryDesktop } from '../../scripts/ordinary-user.mjs';
import { expect, test } from './desk';
import { filesIn } from './files';
import { openApp } from './open-app';
import { bringIn, connect, state } from './operator';
import { listOf, people, tasksOf } from './people';
import { expectedPhotos } from './photos';
import { createWatch } from './watch';

/** A line of what Linux says about a process. */
function statusOf(pid: number, name: string): string {
  const line = readFileSync(`/proc/${pid}/status`, 'utf8')
    .split('\n')
    .find((one) => one.startsWith(`${name}:`));
  return line?.split('\t')[1] ?? '';
}

test('the main job as an ordinary user, with Chromium’s sandbox on', async ({ sandbox }) => {
  const guests = people(4, { photos: 2 });
  sandbox.addTasks(tasksOf(guests));
  const desktop = await startOrdinaryDesktop();
  const watch = createWatch();
  try {
    const list = path.join(desktop.home, 'march.csv');
    await writeFile(list, listOf(guests));
    const profile = path.join(desktop.home, 'profile');
    const { app, page, quit } = await openApp({
      args: [desktop.app, `--user-data-dir=${profile}`, `--api-url=${sandbox.url}`],
      env: desktop.env,
      watch,
      sandboxed: desktop,
    });
    const renderer = await app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId(),
    );
    expect(Number(statusOf(renderer ?? NaN, 'Uid'))).not.toBe(0);
    expect(statusOf(renderer ?? NaN, 'Seccomp'), 'its system calls are filtered').toBe('2');
    expect(readFileSync(`/proc/${renderer}/cmdline`, 'utf8')).not.toContain('--no-sandbox');

    await connect(page, sandbox.token);
    expect((await state(page)).account).toMatchObject({ keychain: 'stored', memoryOnly: false });
    await bringIn(page, list);
    await expect.poll(async () => (await state(page)).counts.photosSaved).toBe(8);
    for (const { file, bytes } of await expectedPhotos(page, sandbox)) {
      expect(readFileSync(file).equals(bytes), file).toBe(true);
      expect(statSync(file).uid).not.toBe(0);
    }
    expect((await filesIn(path.join(desktop.home, 'Pictures'))).size).toBe(8);
    await quit();
    watch.expectQuiet();
  } finally {
    await desktop.end();
  }
});

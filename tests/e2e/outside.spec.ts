import type { ElectronApplication } from '@playwright/test';
import { expect, test } from './desk';
import { bringIn, connect, state, statusBar } from './operator';
import { listOf, people, tasksOf } from './people';

/** What the system is given to show outside of the window. */
interface Outside {
  bars: { progress: number; mode: string }[];
  badge: number;
  tips: string[];
  news: { title: string; body: string }[];
}

/** Listens to what goes to the taskbar, the tray and the notifications; the operator looks elsewhere. */
async function watchOutside(app: ElectronApplication): Promise<() => Promise<Outside>> {
  await app.evaluate(({ app: electron, BrowserWindow, Notification, Tray }) => {
    const seen: Outside = { bars: [], badge: 0, tips: [], news: [] };
    const window = BrowserWindow.getAllWindows()[0];
    if (!window) throw new Error('There is no window.');
    window.isFocused = () => false;
    window.setProgressBar = (progress, options) =>
      void seen.bars.push({ progress, mode: options?.mode ?? '' });
    electron.setBadgeCount = (count = 0) => {
      seen.badge = count;
      return true;
    };
    Tray.prototype.setToolTip = (text: string) => void seen.tips.push(text);
    Tray.prototype.setContextMenu = (menu) => void Reflect.set(globalThis, 'trayMenu', menu);
    Notification.isSupported = () => true;
    Notification.prototype.show = function show(this: Electron.Notification) {
      seen.news.push({ title: this.title, body: this.body });
      Reflect.set(globalThis, 'notification', this);
    };
    Reflect.set(globalThis, 'outside', seen);
  });
  return () => app.evaluate(() => Reflect.get(globalThis, 'outside') as Outside);
}

/** The words on the tray's menu. */
const trayMenu = (app: ElectronApplication): Promise<string[]> =>
  app.evaluate(() => {
    const menu = Reflect.get(globalThis, 'trayMenu') as Electron.Menu | undefined;
    return menu?.items.map(({ label }) => label) ?? [];
  });
const clickTray = (app: ElectronApplication, label: string): Promise<void> =>
  app.evaluate((_, wanted) => {
    const menu = Reflect.get(globalThis, 'trayMenu') as Electron.Menu;
    const item = menu.items.find((one) => one.label === wanted);
    if (!item?.enabled) throw new Error(`The tray does not offer ${wanted}.`);
    item.click();
  }, label);

test('who looks elsewhere sees how far it is, pauses it from the tray, and hears when it is done', async ({
  desk,
}) => {
  const now = people(3);
  const [late] = people(1, { outcome: 'waiting-forever' });
  const guests = [...now, late!];
  desk.sandbox.addTasks(tasksOf(guests));
  const { app, page } = await desk.open();
  const outside = await watchOutside(app);
  await connect(page, desk.sandbox.token);
  await bringIn(page, await desk.write('march.csv', `${listOf(guests)}Lina Berg,5,\r\n`));

  await expect
    .poll(async () => (await outside()).bars.at(-1))
    .toEqual({ progress: 0.75, mode: 'normal' });
  await expect.poll(() => trayMenu(app)).toContain('3 of 4');
  await expect.poll(async () => (await outside()).tips.at(-1)).toContain('3 of 4');

  await clickTray(app, 'Pause');
  await expect(statusBar(page)).toContainText('1 waiting · paused');
  await expect
    .poll(async () => (await outside()).bars.at(-1))
    .toEqual({ progress: 0.75, mode: 'paused' });
  await expect.poll(() => trayMenu(app)).toContain('Resume');
  expect((await outside()).news).toEqual([]);

  // The last one fails: the list is done all the same, and the icon says that somebody has to look.
  desk.sandbox.addTasks([{ ...late!.task, outcome: 'failed' }]);
  await clickTray(app, 'Resume');
  await clickTray(app, 'Open Proofsheet');
  await expect
    .poll(async () => (await state(page)).counts, { timeout: 60_000 })
    .toMatchObject({ waiting: 0, failed: 1 });
  await expect
    .poll(async () => (await outside()).news)
    .toEqual([
      {
        title: 'march.csv is done',
        body: '3 of 4 finished · 1 needs attention · 1 line left out',
      },
    ]);
  await expect.poll(async () => (await outside()).bars.at(-1)?.progress).toBe(-1);
  // The one that failed, and the one who has no task at all.
  expect((await outside()).badge).toBe(2);

  // A click on it shows the list.
  await page.getByRole('navigation').getByRole('button', { name: /^All / }).click();
  await app.evaluate(() => {
    const notification = Reflect.get(globalThis, 'notification') as Electron.Notification;
    notification.emit('click');
  });
  await expect(page.getByRole('navigation').locator('[aria-current=true]')).toContainText(
    'march.csv',
  );
});

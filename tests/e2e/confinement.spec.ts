import { readFileSync } from 'node:fs';
import path from 'node:path';
import { payloads } from '../../electron/ipc/payloads';
import { WINDOW_PREFERENCES } from '../faults/row-20-table';
import { bringIn, connect, state } from './operator';
import { expect, test } from './desk';
import { listOf, people, tasksOf } from './people';
import { createWatch } from './watch';

/** Each call of the window has a parser for what it carries; beside the calls there is nothing but this. */
const BESIDE_CALLS = ['onCommand', 'onPreviews', 'onShowList', 'onState', 'platform'];
const NAMED = [...Object.keys(payloads), ...BESIDE_CALLS].toSorted().join(',');

test('19. the window has no Node, no way out, and only named functions to ask with', async ({
  desk,
}) => {
  const { page } = await desk.open();
  const found = await page.evaluate(async () => ({
    node: ['require', 'process', 'module', 'Buffer', 'global', 'ipcRenderer', 'electron'].filter(
      (name) => name in window,
    ),
    named: Object.keys(window.proofsheet).toSorted().join(','),
    opened: window.open('https://example.com/'),
    permission: (await navigator.permissions.query({ name: 'geolocation' })).state,
    frames: window.frames.length,
  }));
  expect(found).toEqual({ node: [], named: NAMED, opened: null, permission: 'denied', frames: 0 });
});

test('20. every window has the preferences of the table', async ({ desk }) => {
  const { app, page } = await desk.open();
  await connect(page, desk.sandbox.token);
  await page.getByRole('button', { name: 'Settings' }).click();
  const windows = await app.evaluate(({ webContents }) =>
    webContents.getAllWebContents().map((contents) => {
      const one = contents as unknown as { getLastWebPreferences(): Record<string, unknown> };
      return { type: contents.getType(), preferences: one.getLastWebPreferences() };
    }),
  );
  expect(windows).toHaveLength(1);
  for (const { type, preferences } of windows) {
    expect(type).toBe('window');
    expect(preferences).toMatchObject(WINDOW_PREFERENCES);
  }
});

test('19. the window stays on its page', async ({ desk }) => {
  const { app, page } = await desk.open();
  await expect(page.getByRole('heading', { name: 'Proofsheet' })).toBeVisible();
  const own = page.url();
  desk.watch.expectTrouble(/Not allowed to load local resource/);
  // Asked as the page itself sees it: Playwright waits for the end of each navigation that was begun.
  const here = () =>
    page.evaluate(() => ({
      address: location.href,
      text: document.querySelector('h1')?.textContent,
    }));
  for (const address of ['https://example.com/', 'file:///etc/passwd', 'proofsheet://app/x.html']) {
    await page.evaluate((to) => location.assign(to), address);
  }
  // A drop that no screen takes must not navigate either.
  const devtools = await page.context().newCDPSession(page);
  const data = { items: [], files: ['/etc/hostname'], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await devtools.send('Input.dispatchDragEvent', { type, x: 20, y: 20, data });
  }
  expect(await here()).toEqual({ address: own, text: 'Proofsheet' });
  const reply = await page.evaluate(() => window.proofsheet.state(null));
  expect(reply.ok).toBe(true);
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
});

test('18. a page may do only what its policy says, and the tests would notice', async ({
  desk,
}) => {
  const { app, page } = await desk.open();
  const policy = await app.evaluate(async ({ session }) => {
    const answer = await session.defaultSession.fetch('proofsheet://app/index.html');
    return answer.headers.get('content-security-policy') ?? '';
  });
  expect(policy).toContain("default-src 'none'");
  expect(policy).not.toContain('unsafe');
  desk.watch.expectTrouble(/content security policy violated: script-src-elem inline/);
  desk.watch.expectTrouble(/Refused to execute inline script/);
  await page.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = 'window.planted = true';
    document.body.append(script);
  });
  await expect.poll(() => desk.watch.trouble.join('\n')).toContain('policy violated: script-src');
  expect(await page.evaluate(() => 'planted' in window)).toBe(false);

  const late = createWatch();
  await page.evaluate(() => Reflect.deleteProperty(document, 'followed'));
  await late.follow(app);
  expect(late.trouble).toContainEqual(expect.stringContaining('Refused to execute inline script'));
});

test('photos are served only where they are saved and tracked', async ({ desk }) => {
  const guests = people(1);
  desk.sandbox.addTasks(tasksOf(guests));
  const { app, page } = await desk.open();
  await connect(page, desk.sandbox.token);
  await bringIn(page, await desk.write('march.csv', listOf(guests)));
  await expect.poll(async () => (await state(page)).counts.photosSaved).toBe(1);
  const small =
    (await page.getByRole('listbox').locator('.photo').getAttribute('data-address')) ?? '';
  expect(small).toContain('proofsheet-photo://thumbnail/');
  const fetch = (address: string) =>
    app.evaluate(async ({ session }, url) => {
      const answer = await session.defaultSession.fetch(url);
      return { status: answer.status, bytes: (await answer.arrayBuffer()).byteLength };
    }, address);
  const file = readFileSync(path.join(desk.photos, 'march', 'Guest 1.png'));
  const whole = small.replace('//thumbnail/', '//photo/');
  expect(await fetch(whole)).toEqual({ status: 200, bytes: file.length });
  const thumbnail = await fetch(small);
  expect(thumbnail.status).toBe(200);
  expect(thumbnail.bytes).toBeGreaterThan(0);
  const gathered = await page.evaluate(
    async (addresses) => {
      const answer = await window.proofsheet.thumbnails({ addresses });
      return answer.ok && answer.value.map((jpeg) => jpeg && [jpeg.length, jpeg[0], jpeg[1]]);
    },
    ['proofsheet-photo://thumbnail/another-task/1', small],
  );
  expect(gathered).toEqual([null, [thumbnail.bytes, 0xff, 0xd8]]);
  const id = guests[0]?.task.id ?? '';
  for (const address of [
    'proofsheet-photo://photo/another-task/1',
    'proofsheet-photo://thumbnail/another-task/1',
    `proofsheet-photo://photo/${id}/another-key`,
    `proofsheet-photo://elsewhere/${id}/1`,
    'proofsheet-photo://photo/..%2F..%2Fetc/passwd',
    'proofsheet-photo://photo/%2Fetc%2Fpasswd/1',
    'proofsheet://app/..%2F..%2Fpackage.json',
    'proofsheet://app/../main/main.js',
    'proofsheet://elsewhere/index.html',
  ]) {
    expect(await fetch(address), address).toEqual({ status: 404, bytes: 0 });
  }
});

test('19. calls with a wrong payload and calls from a foreign page are refused', async ({
  desk,
}) => {
  const { app, page } = await desk.open();
  const wrong = await page.evaluate(async () => {
    const {
      connect: give,
      rows,
      retry,
    } = window.proofsheet as unknown as Record<
      string,
      (input: unknown) => Promise<{ ok: boolean; error?: { code: string } }>
    >;
    const replies = [
      rows?.({ query: 5 }),
      retry?.({ ids: ['a'], and: 'more' }),
      give?.({ token: 'x'.repeat(5_000), memoryOnly: false }),
      give?.(undefined),
    ];
    return (await Promise.all(replies)).map((reply) => reply?.error?.code);
  });
  expect(wrong).toEqual(['bad-request', 'bad-request', 'bad-request', 'bad-request']);

  const foreign = await app.evaluate(async ({ BrowserWindow, app: electron }) => {
    const preload = `${electron.getAppPath()}/out/preload/preload.cjs`;
    const window = new BrowserWindow({ show: false, webPreferences: { preload } });
    await window.loadURL('data:text/html,a page of somebody else');
    const reply: unknown = await window.webContents.executeJavaScript('proofsheet.state(null)');
    window.destroy();
    return reply;
  });
  expect(foreign).toMatchObject({ ok: false, error: { code: 'foreign-sender' } });
});

test('where a token comes from opens in the browser, at the vendor’s', async ({ desk }) => {
  const { app, page } = await desk.open();
  await app.evaluate(({ shell }) => {
    shell.openExternal = (address) => {
      Object.assign(globalThis, { openedInBrowser: address });
      return Promise.resolve();
    };
  });
  await page.getByRole('button', { name: 'Where do I get a token?' }).click();
  const opened = () => app.evaluate(() => Reflect.get(globalThis, 'openedInBrowser') as unknown);
  await expect.poll(opened).toBe('https://platform.acedata.cloud/');
});

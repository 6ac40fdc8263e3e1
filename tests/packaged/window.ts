import { readFile, readlink } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { chromium, expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import type { User } from './user';

/** A window of the packaged app, driven over Chromium's debugging port: its inspector fuse is off. */
export interface Window {
  page: Page;
  /** The app's main process. */
  pid: number;
  /** Closes the window, and with it the app; fails where it said anything was wrong. */
  close(): Promise<void>;
}

/** How long the app may take to open its window or to end, ms. */
const PATIENCE_MS = 30_000;

/** What the tests add to the command line; the sandbox stays on wherever the kernel permits. */
export function driven({ sandboxed }: User): string[] {
  if (!sandboxed) console.log('No user namespaces here: Chromium’s sandbox is off in this run.');
  return ['--remote-debugging-port=0', ...(sandboxed ? [] : ['--no-sandbox'])];
}

/** Takes hold of the window of the app that has just been started on this profile. */
export async function findWindow(profile: string): Promise<Window> {
  const port = await until(
    'a debugging port',
    async () => (await readFile(path.join(profile, 'DevToolsActivePort'), 'utf8')).split('\n')[0],
  );
  const lock = await readlink(path.join(profile, 'SingletonLock'));
  const pid = Number(lock.split('-').at(-1));
  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`, { noDefaults: true });
  const [context] = browser.contexts();
  const page = await until('a window', async () => context?.pages()[0]);
  const trouble: string[] = [];
  const note = (line: string): void => {
    trouble.push(line);
    // What went wrong unseen often tells why a test failed.
    console.log(line);
  };
  page.on('pageerror', (error) => note(`page error: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error') note(`console: ${message.text()}`);
  });
  page.on('crash', () => note('the window crashed'));
  await page.waitForLoadState();
  return {
    page,
    pid,
    async close() {
      await page.close();
      await until('the end of the app', async () => !isRunning(pid));
      expect(trouble).toEqual([]);
    },
  };
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** Waits until there is such a thing; whatever fails meanwhile is not there yet. */
async function until<T>(what: string, look: () => Promise<T | undefined | false>): Promise<T> {
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    const found = await look().catch(() => undefined);
    if (found) return found;
    if (Date.now() > deadline) throw new Error(`It did not come to ${what}.`);
    await sleep(50);
  }
}

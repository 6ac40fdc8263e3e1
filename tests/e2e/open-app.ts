import { once } from 'node:events';
import { _electron } from '@playwright/test';
import type { ElectronApplication, Page } from '@playwright/test';
import type { Watch } from './watch';

/** A running app and its window. */
export interface OpenApp {
  app: ElectronApplication;
  page: Page;
  /** Ends it as the operator does, and waits until it is gone. */
  quit(): Promise<void>;
  /** Ends it as a power cut does. */
  kill(): Promise<void>;
}

interface Start {
  /** The folder of the app, then its command line. */
  args: readonly string[];
  env: NodeJS.ProcessEnv;
  watch: Watch;
  /** Runs it with Chromium's sandbox on, through this program, which starts Electron as another user. */
  sandboxed?: { executablePath: string };
}

/** The size that the screens are looked at in. */
const SIZE = { width: 1280, height: 800 };

/** Starts the app and waits for its window. */
export async function openApp({ args, env, watch, sandboxed }: Start): Promise<OpenApp> {
  const app = await _electron.launch({
    args: [...args],
    env: env as Record<string, string>,
    // The app's own appearance counts, not one that Playwright pretends.
    colorScheme: null,
    ...(sandboxed ? { ...sandboxed, chromiumSandbox: true } : {}),
  });
  const program = app.process();
  const ended = program.exitCode === null ? once(program, 'exit') : null;
  const page = await watch.follow(app);
  await app.evaluate(({ BrowserWindow }, { width, height }) => {
    BrowserWindow.getAllWindows()[0]?.setContentSize(width, height);
  }, SIZE);
  await page.waitForFunction(({ width }) => window.innerWidth === width, SIZE);
  const running = (): boolean => program.exitCode === null && program.signalCode === null;
  return {
    app,
    page,
    async quit() {
      if (!running()) return;
      await watch.release(page);
      await app.close();
      await ended;
    },
    async kill() {
      if (!running()) return;
      program.kill('SIGKILL');
      await ended;
    },
  };
}

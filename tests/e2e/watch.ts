import { expect } from '@playwright/test';
import type { ConsoleMessage, ElectronApplication, Page } from '@playwright/test';

/** How a breach of the Content-Security-Policy is told among the other trouble. */
const BREACH = 'content security policy violated';

/** Collects what goes wrong without being seen, in the windows and in the main process. */
export interface Watch {
  /** Everything so far, one line each. */
  trouble: string[];
  /** This kind of trouble belongs to the test: it must happen, and is not held against the app. */
  expectTrouble(words: RegExp): void;
  /** Follows an app and its window, from the window's first script on. */
  follow(app: ElectronApplication): Promise<Page>;
  /** Lets go of a window that is about to close, once all that it has said has arrived. */
  release(page: Page): Promise<void>;
  /** Fails when anything went wrong that no test foresaw. */
  expectQuiet(): void;
}

export function createWatch(): Watch {
  const trouble: string[] = [];
  const expected: RegExp[] = [];
  return {
    trouble,
    expectTrouble: (words) => void expected.push(words),
    async follow(app) {
      app.process().stderr?.on('data', (part: Buffer) => {
        const lines = part.toString().split('\n');
        trouble.push(
          ...lines.filter((line) => line.startsWith('{') && line.includes('"level":"error"')),
        );
      });
      await app.context().addInitScript(tellOfBreaches, BREACH);
      const page = await app.firstWindow();
      const hear = (message: ConsoleMessage): void => {
        if (message.type() !== 'error') return;
        trouble.push(`console: ${message.text()} (${message.location().url})`);
      };
      page.on('pageerror', (error) => trouble.push(`page error: ${error.stack ?? error.message}`));
      page.on('console', hear);
      page.on('crash', () => trouble.push('the window crashed'));
      await page.waitForLoadState();
      // A window may be quicker than its watch; what it said before, the browser has kept.
      if (!(await page.evaluate(() => 'followed' in document))) {
        await page.evaluate(tellOfBreaches, BREACH);
        (await page.consoleMessages({ filter: 'all' })).forEach(hear);
        for (const error of await page.pageErrors({ filter: 'all' })) {
          trouble.push(`page error: ${error.stack ?? error.message}`);
        }
      }
      return page;
    },
    async release(page) {
      await page.evaluate(() => new Promise((resolve) => setTimeout(resolve)));
      // What a window still loads while its app ends may be missing.
      page.removeAllListeners('console');
    },
    expectQuiet() {
      for (const words of expected) expect(trouble).toContainEqual(expect.stringMatching(words));
      const foreseen = (line: string) => expected.some((words) => words.test(line));
      expect(trouble.filter((line) => !foreseen(line))).toEqual([]);
    },
  };
}

/** Runs in the page: before anything of its own, where it comes in time. */
function tellOfBreaches(breach: string): void {
  Object.assign(document, { followed: true });
  window.addEventListener('securitypolicyviolation', (event) => {
    console.error(`${breach}: ${event.effectiveDirective} ${event.blockedURI}`);
  });
}

import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { test as base, expect } from '@playwright/test';
import { startSandbox } from '../../sandbox/server';
import type { Sandbox } from '../../sandbox/server';
import { startDesktopSession } from '../../scripts/desktop-session.mjs';
import type { DesktopSession, Keychain } from '../../scripts/desktop-session.mjs';
import { ROOT } from '../../scripts/project.mjs';
import { openApp } from './open-app';
import type { OpenApp } from './open-app';
import { createWatch } from './watch';
import type { Watch } from './watch';

export { expect };
export type { OpenApp, Sandbox };

/** The place an operator works at: a desktop session, a profile, a folder of photos, the API. */
export interface Desk {
  session: DesktopSession;
  sandbox: Sandbox;
  /** Watches every window; anything unexpected fails the test at its end. */
  watch: Watch;
  /** The profile folder of the app. */
  profile: string;
  /** The folder that photos are saved under. */
  photos: string;
  /** Starts the app, with these words on its command line, and waits for its window. */
  open(words?: readonly string[]): Promise<OpenApp>;
  /** Writes a file into the operator's documents. @returns its absolute path */
  write(name: string, content: string | Uint8Array): Promise<string>;
}

/** The switches that every start of the app on this desk has. */
export function switches(desk: Pick<Desk, 'profile' | 'sandbox'>): string[] {
  return [`--user-data-dir=${desk.profile}`, `--api-url=${desk.sandbox.url}`];
}

interface Given {
  /** The keychain of the session; `unlocked` unless a test says otherwise. */
  keychain: Keychain;
}

export const test = base.extend<Given & { sandbox: Sandbox; desk: Desk }>({
  keychain: ['unlocked', { option: true }],

  // oxlint-disable-next-line no-empty-pattern -- Playwright reads from it what a fixture needs
  sandbox: async ({}, use) => {
    const sandbox = await startSandbox({ portraits: path.join(ROOT, 'sandbox', 'portraits') });
    await use(sandbox);
    await sandbox.stop();
  },

  desk: async ({ keychain, sandbox }, use, testInfo) => {
    const session = await startDesktopSession({ own: true, keychain });
    const folder = await mkdtemp(path.join(os.tmpdir(), 'proofsheet-e2e-'));
    const documents = path.join(folder, 'documents');
    await mkdir(documents);
    const watch = createWatch();
    const opened: OpenApp[] = [];
    const desk: Desk = {
      session,
      sandbox,
      watch,
      profile: path.join(folder, 'profile'),
      photos: path.join(session.env['HOME'] ?? os.homedir(), 'Pictures', 'Proofsheet'),
      async open(words = []) {
        const args = [ROOT, ...switches(desk), ...words];
        const app = await openApp({ args, env: session.env, watch });
        opened.push(app);
        return app;
      },
      async write(name, content) {
        const file = path.join(documents, name);
        await writeFile(file, content);
        return file;
      },
    };
    try {
      await use(desk);
      for (const app of opened) await app.quit();
      watch.expectQuiet();
    } finally {
      // What went wrong unseen often tells why a test failed.
      if (watch.trouble.length > 0) {
        await testInfo.attach('trouble', {
          body: watch.trouble.join('\n'),
          contentType: 'text/plain',
        });
      }
      for (const app of opened) await app.kill();
      await session.end();
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    }
  },
});

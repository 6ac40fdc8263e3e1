import path from 'node:path';
import { test as base, expect } from '@playwright/test';
import { startSandbox } from '../../sandbox/server';
import type { Sandbox } from '../../sandbox/server';
import { ROOT } from '../../scripts/project.mjs';
import { OLDER, unpack } from './packages';
import { newUser } from './user';
import type { User } from './user';

export { expect };

/** The app as a user has unpacked it, whom it is for, and the API that it asks. */
export const test = base.extend<
  { sandbox: Sandbox },
  { user: User; app: { user: User; folder: string } }
>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads from it what a fixture needs
  sandbox: async ({}, use) => {
    const sandbox = await startSandbox({ portraits: path.join(ROOT, 'sandbox', 'portraits') });
    await use(sandbox);
    await sandbox.stop();
  },
  user: [
    // oxlint-disable-next-line no-empty-pattern -- as above
    async ({}, use) => {
      const user = await newUser();
      try {
        await use(user);
      } finally {
        await user.end();
      }
    },
    { scope: 'worker' },
  ],
  app: [
    async ({ user }, use) => use({ user, folder: await unpack(OLDER, user) }),
    { scope: 'worker' },
  ],
});

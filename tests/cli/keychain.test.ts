import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, test } from 'vitest';
import {
  bundleKeychainProcess,
  startDesktopSession,
} from '../../electron/storage/secrets/desktop-session.fixture';
import { LINGERS_MS, openDesk, uuid } from './desk';

/** Where the token comes from, with a real gnome-keyring on a bus of its own. */

let folder: string;
let script: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'proofsheet-cli-keychain-'));
  script = await bundleKeychainProcess(folder);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe.runIf(process.platform === 'linux')('4. the token', () => {
  test('is that of PROOFSHEET_TOKEN, else the keychain’s; else it says where to put one', async (context) => {
    const { expect } = context;
    const desk = await openDesk(context);
    const session = await startDesktopSession(script);
    context.onTestFinished(() => session.end());
    await session.startKeyring(true);
    const keychain = session.process();
    const words = ['retrieve', uuid(1), '--api-url', desk.sandbox.url];
    const run = (token: string) =>
      desk.run(words, {
        env: { DBUS_SESSION_BUS_ADDRESS: session.bus, PROOFSHEET_TOKEN: token },
      });
    const none = await run('');
    expect([none.code, none.stderr]).toEqual([
      4,
      'proofsheet: no API token: set PROOFSHEET_TOKEN, or connect once in the window\n',
    ]);

    await keychain.store(desk.sandbox.token);
    expect(await run('')).toMatchObject({ code: 0, stderr: '' });
    expect((await run('another-token')).code).toBe(4);
    await keychain.store('another-token');
    expect((await run(desk.sandbox.token)).code).toBe(0);

    await session.stopKeyring();
    await session.startKeyring(false);
    const locked = await run('');
    expect([locked.code, locked.stderr]).toEqual([
      4,
      'proofsheet: the keychain is locked: unlock it, or set PROOFSHEET_TOKEN\n',
    ]);

    session.freezeKeyring();
    const frozen = await run('');
    expect([frozen.code, frozen.stderr]).toEqual([
      4,
      'proofsheet: the keychain does not answer: set PROOFSHEET_TOKEN\n',
    ]);
    expect(frozen.lingeredMs).toBeLessThan(LINGERS_MS);
  });

  test('is, with --account, that of the account, whose tasks are its own', async (context) => {
    const { expect } = context;
    const desk = await openDesk(context);
    const session = await startDesktopSession(script);
    context.onTestFinished(() => session.end());
    await session.startKeyring(true);
    await session.process().store(desk.sandbox.token, 'live-2');
    // The same settings where both commands look for them: the window's profile, and the desk's.
    const accounts = [
      { key: 'live', name: '', tokenStoredAt: null },
      { key: 'live-2', name: 'HR desk', tokenStoredAt: 1 },
    ];
    for (const profile of [join(desk.folder, '.config', 'Proofsheet'), desk.profile]) {
      await mkdir(profile, { recursive: true });
      await writeFile(join(profile, 'settings.json'), JSON.stringify({ accounts }));
    }
    const env = { DBUS_SESSION_BUS_ADDRESS: session.bus, PROOFSHEET_TOKEN: 'another-token' };
    const list = await desk.list('list.csv', [{ id: uuid(1), name: 'Ana' }]);

    const url = ['--api-url', desk.sandbox.url];
    const asked = await desk.run(['retrieve', uuid(1), '--account', 'HR desk', ...url], { env });
    expect([asked.code, asked.stderr]).toEqual([0, '']);
    const first = await desk.run(['retrieve', uuid(1), '--account', 'live', ...url], { env });
    expect([first.code, first.stderr]).toEqual([
      4,
      'proofsheet: no API token: connect once in the window\n',
    ]);

    expect((await desk.fetch([list, '--account', 'HR desk'], { env })).code).toBe(0);
    expect(await desk.files()).toEqual(['Ana.png']);
    // Done for that account alone: for the first one the same list is still to be asked about.
    expect((await desk.fetch([list], { env })).code).toBe(4);
    expect((await desk.fetch([list, '--account', 'live-2'], { env })).code).toBe(0);
  });
});

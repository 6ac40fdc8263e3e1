import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, it, type TestContext } from 'vitest';
import {
  bundleKeychainProcess,
  programs,
  startDesktopSession,
  type DesktopSession,
} from './secrets/desktop-session.fixture';

/** Against a real gnome-keyring on a bus of its own. */

/** Milliseconds that an answer promised within 5 s may take where other work fills the machine. */
const WITHIN_5_S = 10_000;

const UNLOCKED = `echo "([objectpath '/org/freedesktop/secrets/collection/login/1'], @ao [])"`;

let folder: string;
let script: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'proofsheet-secrets-'));
  script = await bundleKeychainProcess(folder);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function session(
  { onTestFinished }: TestContext,
  keyring: 'unlocked' | 'locked' | 'new' | 'none',
): Promise<DesktopSession> {
  const desktop = await startDesktopSession(script);
  onTestFinished(() => desktop.end());
  if (keyring === 'unlocked') await desktop.startKeyring(true);
  if (keyring === 'new') await desktop.startKeyring(false);
  if (keyring === 'locked') {
    await desktop.startKeyring(true);
    await desktop.process().store('tok-1');
    await desktop.stopKeyring();
    await desktop.startKeyring(false);
  }
  return desktop;
}

describe.runIf(process.platform === 'linux').concurrent('4. the keychain', () => {
  it('keeps a token, replaces it and takes it out', async (test) => {
    const { expect } = test;
    const keychain = (await session(test, 'unlocked')).process();
    expect((await keychain.read()).value).toEqual({ state: 'none' });
    expect((await keychain.store('tok-1')).value).toBe('stored');
    expect((await keychain.read()).value).toEqual({ state: 'stored', token: 'tok-1' });
    expect((await keychain.store('tok-2')).value).toBe('stored');
    expect((await keychain.read()).value).toEqual({ state: 'stored', token: 'tok-2' });
    expect((await keychain.remove()).value).toBe('removed');
    expect((await keychain.read()).value).toEqual({ state: 'none' });
    expect((await keychain.remove()).value).toBe('removed');
  });

  it('tells a locked keyring from one without a token, and reads it once unlocked', async (test) => {
    const { expect } = test;
    const desktop = await session(test, 'locked');
    const keychain = desktop.process();
    expect((await keychain.read()).value).toEqual({ state: 'locked' });
    expect((await keychain.store('tok-2')).value).toBe('locked');
    expect((await keychain.remove()).value).toBe('locked');
    // With leave to ask, but no desktop that could show a dialog.
    const asking = desktop.process({ mayAsk: true });
    expect((await asking.read()).value).toEqual({ state: 'locked' });
    expect((await asking.store('tok-2')).value).toBe('locked');
    await desktop.unlockKeyring();
    expect((await keychain.read()).value).toEqual({ state: 'stored', token: 'tok-1' });
    expect((await asking.read()).value).toEqual({ state: 'stored', token: 'tok-1' });
  });

  it('finds no token, but no room for one either, where no keyring was ever made', async (test) => {
    const { expect } = test;
    const desktop = await session(test, 'new');
    expect((await desktop.process().read()).value).toEqual({ state: 'none' });
    expect((await desktop.process().store('tok-1')).value).toBe('locked');
    // Some services hide the items of a locked keyring; then the settings remember that there is one.
    expect((await desktop.process({ hint: true }).read()).value).toEqual({ state: 'locked' });
  });

  it('is unavailable without a bus and without a service, until one starts', async (test) => {
    const { expect } = test;
    const desktop = await session(test, 'none');
    const busless = desktop.process({ env: { DBUS_SESSION_BUS_ADDRESS: undefined } });
    expect((await busless.read()).value).toEqual({ state: 'unavailable' });
    expect((await busless.store('tok-1')).value).toBe('unavailable');
    const dead = desktop.process({
      env: { DBUS_SESSION_BUS_ADDRESS: `unix:path=${desktop.folder}/gone` },
    });
    expect((await dead.read()).value).toEqual({ state: 'unavailable' });
    const keychain = desktop.process();
    expect((await keychain.read()).value).toEqual({ state: 'unavailable' });
    expect((await keychain.store('tok-1')).value).toBe('unavailable');
    expect((await keychain.remove()).value).toBe('unavailable');
    await desktop.startKeyring(true);
    expect((await keychain.store('tok-1')).value).toBe('stored');
    expect((await keychain.read()).value).toEqual({ state: 'stored', token: 'tok-1' });
  });

  it('does not take a restarted service for a missing token', async (test) => {
    const { expect } = test;
    const desktop = await session(test, 'unlocked');
    const keychain = desktop.process();
    await keychain.store('tok-1');
    await desktop.stopKeyring();
    await desktop.startKeyring(true);
    // libsecret holds on to the service it first talked to.
    expect((await keychain.read()).value).toEqual({ state: 'not-answering' });
    expect((await keychain.store('tok-2')).value).toBe('not-answering');
    expect((await keychain.remove()).value).toBe('not-answering');
    expect((await desktop.process().read()).value).toEqual({ state: 'stored', token: 'tok-1' });
  });

  it('says within 5 s that a service hangs, and goes on when that does', async (test) => {
    const { expect } = test;
    const desktop = await session(test, 'unlocked');
    const keychain = desktop.process();
    await keychain.store('tok-1');
    desktop.freezeKeyring();
    const [read, store, remove] = await Promise.all([
      keychain.read(),
      keychain.store('tok-2'),
      keychain.remove(),
    ]);
    expect(read.value).toEqual({ state: 'not-answering' });
    expect(store.value).toBe('not-answering');
    expect(remove.value).toBe('not-answering');
    expect(Math.max(read.ms, store.ms, remove.ms)).toBeLessThan(WITHIN_5_S);
    // Only children were waiting: no thread of the process hangs.
    expect((await keychain.look()).value.busy).toBe(false);
    desktop.thawKeyring();
    expect((await keychain.read()).value).toEqual({ state: 'stored', token: 'tok-1' });
  });

  it('makes one call at most when the service hangs in the middle of it', async (test) => {
    const { expect } = test;
    const desktop = await session(test, 'unlocked');
    await desktop.process().store('tok-1');
    const { first } = await programs(desktop.folder, { gdbus: UNLOCKED });
    const keychain = desktop.process({ env: { PATH: first } });
    desktop.freezeKeyring();
    const reads = await Promise.all(Array.from({ length: 8 }, () => keychain.read()));
    expect(reads.map((read) => read.value.state)).toEqual(Array(8).fill('not-answering'));
    expect(Math.max(...reads.map((read) => read.ms))).toBeLessThan(WITHIN_5_S);
    const again = await keychain.read();
    expect(again.value).toEqual({ state: 'not-answering' });
    // At once: a call that waited for the service again would take as long as the first.
    expect(again.ms).toBeLessThan(Math.min(...reads.map((read) => read.ms)));
    expect((await keychain.look()).value).toEqual({ busy: true, lateEnds: 0 });
    desktop.thawKeyring();
    await expect
      .poll(async () => (await keychain.look()).value)
      .toEqual({ busy: false, lateEnds: 1 });
  });

  it('takes a token out again that arrives after its failure was told', async (test) => {
    const { expect } = test;
    const desktop = await session(test, 'unlocked');
    const { first } = await programs(desktop.folder, {
      gdbus: `case "$*" in *SearchItems*) ${UNLOCKED};; *) echo '(<false>,)';; esac`,
    });
    const late = desktop.process({ env: { PATH: first } });
    desktop.freezeKeyring();
    expect((await late.store('tok-1')).value).toBe('not-answering');
    desktop.thawKeyring();
    await expect.poll(async () => (await late.look()).value).toEqual({ busy: false, lateEnds: 1 });
    expect((await desktop.process().read()).value).toEqual({ state: 'none' });
  });

  it('asks with busctl where there is no gdbus', async (test) => {
    const { expect } = test;
    const desktop = await session(test, 'locked');
    const { only } = await programs(desktop.folder, { busctl: 'exec /usr/bin/busctl "$@"' });
    const keychain = desktop.process({ env: { PATH: only } });
    expect((await keychain.read()).value).toEqual({ state: 'locked' });
    expect((await keychain.store('tok-2')).value).toBe('locked');
    await desktop.unlockKeyring();
    expect((await keychain.read()).value).toEqual({ state: 'stored', token: 'tok-1' });
    expect((await keychain.store('tok-2')).value).toBe('stored');
    expect((await keychain.remove()).value).toBe('removed');
    expect((await keychain.read()).value).toEqual({ state: 'none' });
  });

  it('goes by what the settings remember where nothing can ask', async (test) => {
    const { expect } = test;
    const desktop = await session(test, 'locked');
    const { only } = await programs(desktop.folder, {});
    const keychain = desktop.process({ env: { PATH: only }, hint: true });
    expect((await keychain.read()).value).toEqual({ state: 'locked' });
    expect((await keychain.remove()).value).toBe('locked');
    expect((await desktop.process({ env: { PATH: only } }).read()).value).toEqual({
      state: 'none',
    });
    await desktop.unlockKeyring();
    expect((await keychain.read()).value).toEqual({ state: 'stored', token: 'tok-1' });
    expect((await keychain.remove()).value).toBe('removed');
  });

  it('hands the program that asks neither a token nor the environment', async (test) => {
    const { expect } = test;
    const desktop = await session(test, 'unlocked');
    const seen = join(desktop.folder, 'seen');
    const { first } = await programs(desktop.folder, {
      gdbus: `echo "$@" >> ${seen}; /usr/bin/env >> ${seen}; exec /usr/bin/gdbus "$@"`,
    });
    const env = { PATH: first, PROOFSHEET_TOKEN: 'canary-in-env' };
    const keychain = desktop.process({ env });
    await keychain.store('canary-stored');
    await keychain.read();
    await keychain.remove();
    const text = await readFile(seen, 'utf8');
    expect(text).toContain('SearchItems');
    expect(text).not.toContain('canary');
  });
});

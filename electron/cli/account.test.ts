import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { chooseAccount } from './account';

let profile: string;
beforeEach(async () => {
  profile = await mkdtemp(join(tmpdir(), 'proofsheet-account-'));
});
afterEach(() => rm(profile, { recursive: true, force: true }));

function settings(...accounts: [key: string, name: string][]): Promise<void> {
  const stored = accounts.map(([key, name]) => ({ key, name, tokenStoredAt: null }));
  return writeFile(join(profile, 'settings.json'), JSON.stringify({ accounts: stored }));
}

describe('the account that a command is run for', () => {
  test('is the first, unless one is named: by its name, or by its key', async () => {
    await settings(['live', ''], ['live-2', 'HR desk'], ['live-3', 'live']);
    const key = async (name: string | null) => {
      const chosen = await chooseAccount(name, profile);
      return chosen.ok && chosen.account;
    };
    expect(await key(null)).toEqual({ key: 'live', named: false });
    expect(await key('HR desk')).toEqual({ key: 'live-2', named: true });
    expect(await key('live-3')).toEqual({ key: 'live-3', named: true });
    // A key is its own, whatever another account is called.
    expect(await key('live')).toEqual({ key: 'live', named: true });
  });

  test('is refused where the name is nobody’s, naming those that there are', async () => {
    await settings(['live', ''], ['live-2', 'HR\u001b[2J desk']);
    expect(await chooseAccount('HR', profile)).toEqual({
      ok: false,
      message: `proofsheet: --account: there is no account 'HR' in ${profile}; name one of live, live-2 (HR [2J desk)`,
    });
  });

  test('is refused where two have the name, until their keys tell them apart', async () => {
    await settings(['live', 'Studio'], ['live-2', 'Studio']);
    expect(await chooseAccount('Studio', profile)).toEqual({
      ok: false,
      message:
        "proofsheet: --account: 'Studio' is the name of several accounts; name one of live (Studio), live-2 (Studio)",
    });
  });

  test('is looked up without a change to the profile, whatever its settings hold', async () => {
    const refused = {
      ok: false,
      message: `proofsheet: --account: there is no account 'Studio' in ${profile}`,
    };
    expect(await chooseAccount('Studio', profile)).toEqual(refused);
    for (const text of ['', '[]', '{"accounts": 5}', '{"accounts": [{"key": "../x"}]}']) {
      await writeFile(join(profile, 'settings.json'), text);
      expect(await chooseAccount('Studio', profile)).toEqual(refused);
    }
    expect(await readdir(profile)).toEqual(['settings.json']);
  });
});

import { describe, expect, test } from 'vitest';
import type { ApiFailure, ApiFailureKind } from '../contract/api-outcome';
import type { KeychainState } from '../contract/keychain';
import { Secret } from '../contract/secret';
import { createAccounts } from './accounts';
import type { Engine } from './engine';
import type { EngineAccount } from './run';
import type { Secrets } from './storage/secrets';
import type { ProfileSettings, StoredSettings } from './storage/settings';

const API = 'https://api.example.com/';

/** Accounts over a keychain, a settings file and an engine that only remember what they were told. */
function scene(start: Partial<StoredSettings> = {}) {
  const world = {
    keychain: null as string | null,
    keychainState: 'none' as Exclude<KeychainState, 'stored'>,
    failure: null as ApiFailure | null,
    token: null as string | null,
    used: [] as EngineAccount[],
    rested: 0,
    known: [] as string[],
  };
  const refused = () => (world.keychainState === 'none' ? null : world.keychainState);
  const secrets: Secrets = {
    read: async () =>
      refused() === null && world.keychain !== null
        ? { state: 'stored', token: new Secret(world.keychain) }
        : { state: world.keychainState },
    async store(_account, token) {
      const refusal = refused();
      if (refusal) return refusal;
      world.keychain = token.reveal();
      return 'stored';
    },
    async remove() {
      const refusal = refused();
      if (refusal) return refusal;
      world.keychain = null;
      return 'removed';
    },
    busy: () => false,
  };
  let stored: StoredSettings = {
    folder: '/photos',
    nameTemplate: '{name}',
    saveAutomatically: true,
    onTaken: 'number',
    concurrency: 16,
    perHost: 16,
    appearance: 'system',
    activeAccount: null,
    tokenStoredAt: null,
    windowBounds: null,
    ...start,
  };
  const settings: ProfileSettings = {
    get: () => stored,
    change: async (change) => (stored = { ...stored, ...change }),
    damagedCopy: null,
  };
  const engine = {
    use: async (account: EngineAccount) => void world.used.push(account),
    rest: async () => void (world.rested += 1),
    setToken: (token: Secret | null) => void (world.token = token?.reveal() ?? null),
    tryToken: async () => world.failure,
  } as unknown as Engine;
  const accounts = createAccounts({
    engine,
    secrets,
    settings,
    clock: { now: () => 1_000, setTimer: () => () => undefined },
    liveApiUrl: API,
    onToken: (token) => world.known.push(token.reveal()),
    startSandbox: async () => ({ url: 'http://127.0.0.1:4711', token: 'sandbox-token' }),
    onChange: () => undefined,
  });
  return { world, accounts, settings };
}

function failure(kind: ApiFailureKind): ApiFailure {
  return {
    kind,
    code: 'code',
    message: 'what the API said',
    traceId: null,
    status: 401,
    retryAfterMs: null,
    retryAfterCapped: false,
  };
}

describe('connecting', () => {
  test('puts an accepted token into the keychain and runs the account', async () => {
    const { world, accounts, settings } = scene();
    expect(await accounts.connect(' Bearer abc-123\n', false)).toEqual({ kind: 'connected' });
    expect(world).toMatchObject({ keychain: 'abc-123', token: 'abc-123', known: ['abc-123'] });
    expect(world.used).toEqual([{ kind: 'live', apiUrl: API, pace: 1 }]);
    expect(settings.get()).toMatchObject({ activeAccount: 'live', tokenStoredAt: 1_000 });
    expect(accounts.view()).toMatchObject({ keychain: 'stored', memoryOnly: false });
  });

  test('keeps nothing of a rejected token', async () => {
    const { world, accounts } = scene();
    world.failure = failure('token');
    expect(await accounts.connect('abc-123', false)).toEqual({
      kind: 'rejected',
      message: 'what the API said',
    });
    expect(world).toMatchObject({ keychain: null, token: null, used: [], known: ['abc-123'] });
    expect(accounts.view()).toBeNull();
  });

  test.each(['', 'two words', 'tab\there', 'ünicode'])('refuses %j before asking', async (text) => {
    const { world, accounts } = scene();
    expect(await accounts.connect(text, false)).toMatchObject({ kind: 'rejected' });
    expect(world.keychain).toBeNull();
  });

  test.each(['offline', 'server', 'rate-limited'] as const)(
    'stores a token that could not be tried (%s)',
    async (kind) => {
      const { world, accounts } = scene();
      world.failure = failure(kind);
      expect(await accounts.connect('abc-123', false)).toEqual({ kind: 'stored-unverified' });
      expect(world).toMatchObject({ keychain: 'abc-123', token: 'abc-123' });
    },
  );

  test.each(['locked', 'unavailable', 'not-answering'] as const)(
    'says so when the keychain is %s, and keeps it in memory only if asked to',
    async (state) => {
      const { world, accounts, settings } = scene();
      world.keychainState = state;
      expect(await accounts.connect('abc-123', false)).toEqual({ kind: 'keychain', state });
      expect(world.token).toBeNull();
      expect(await accounts.connect('abc-123', true)).toEqual({ kind: 'connected' });
      expect(world).toMatchObject({ token: 'abc-123', keychain: null });
      expect(settings.get().tokenStoredAt).toBeNull();
      expect(accounts.view()).toMatchObject({ memoryOnly: true });
    },
  );
});

describe('opening', () => {
  test('takes the token of the last run out of the keychain', async () => {
    const { world, accounts } = scene({ activeAccount: 'live', tokenStoredAt: 5 });
    world.keychain = 'abc-123';
    await accounts.open();
    expect(world.token).toBe('abc-123');
    expect(accounts.view()).toMatchObject({ keychain: 'stored', tokenStoredAt: 5 });
  });

  test('shows a locked keychain as locked, and goes on once it is unlocked', async () => {
    const { world, accounts } = scene({ activeAccount: 'live', tokenStoredAt: 5 });
    world.keychain = 'abc-123';
    world.keychainState = 'locked';
    await accounts.open();
    expect(accounts.view()).toMatchObject({ keychain: 'locked' });
    expect(world.token).toBeNull();
    world.keychainState = 'none';
    await accounts.recheckKeychain();
    expect(world.token).toBe('abc-123');
  });

  test('asks no keychain for the sandbox', async () => {
    const { world, accounts } = scene({ activeAccount: 'sandbox' });
    await accounts.open();
    expect(world.token).toBe('sandbox-token');
    expect(world.used).toMatchObject([{ kind: 'sandbox', apiUrl: 'http://127.0.0.1:4711' }]);
  });
});

describe('disconnecting', () => {
  test('takes the token out of the keychain and out of memory', async () => {
    const { world, accounts } = scene();
    await accounts.connect('abc-123', false);
    expect(await accounts.disconnect()).toBe('removed');
    expect(world).toMatchObject({ keychain: null, token: null, rested: 1 });
    expect(accounts.view()).toBeNull();
  });

  test('stays connected when the keychain does not give it up', async () => {
    const { world, accounts } = scene();
    await accounts.connect('abc-123', false);
    world.keychainState = 'locked';
    expect(await accounts.disconnect()).toBe('locked');
    expect(world.token).toBe('abc-123');
    expect(accounts.view()).not.toBeNull();
  });
});

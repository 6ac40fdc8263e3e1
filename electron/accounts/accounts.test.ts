import { describe, expect, test } from 'vitest';
import type { ApiFailure, ApiFailureKind } from '../../contract/api-outcome';
import type { KeychainState } from '../../contract/keychain';
import { Secret } from '../../contract/secret';
import { createAccounts } from './accounts';
import type { Engine } from '../engine';
import { DEFAULT_CHOICES } from '../../contract/settings';
import type { EngineAccount } from '../run';
import type { KnownAccount } from '../tracking/store';
import type { Secrets } from '../storage/secrets';
import type { ProfileSettings, StoredSettings } from '../storage/settings';

const API = 'https://api.example.com/';

/** Accounts over a keychain, a settings file and an engine that only remember what they were told. */
function scene(
  start: Partial<StoredSettings> = {},
  startSandbox = async () => ({ url: 'http://127.0.0.1:4711', token: 'sandbox-token' }),
) {
  const world = {
    /** Tokens by account. */
    tokens: new Map<string, string>(),
    get keychain() {
      return this.tokens.get('live') ?? null;
    },
    set keychain(token: string | null) {
      if (token === null) this.tokens.delete('live');
      else this.tokens.set('live', token);
    },
    keychainState: 'none' as Exclude<KeychainState, 'stored'>,
    failure: null as ApiFailure | null,
    token: null as string | null,
    used: [] as EngineAccount[],
    /** The token that each account began with. */
    beganWith: [] as (string | null)[],
    stored: [] as KnownAccount[],
    rested: 0,
    known: [] as string[],
  };
  const refused = () => (world.keychainState === 'none' ? null : world.keychainState);
  const secrets: Secrets = {
    async read(account) {
      const token = world.tokens.get(account);
      return refused() === null && token !== undefined
        ? { state: 'stored', token: new Secret(token) }
        : { state: world.keychainState };
    },
    async store(account, token) {
      const refusal = refused();
      if (refusal) return refusal;
      world.tokens.set(account, token.reveal());
      return 'stored';
    },
    async remove(account) {
      const refusal = refused();
      if (refusal) return refusal;
      world.tokens.delete(account);
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
    ...DEFAULT_CHOICES,
    activeAccount: null,
    accounts: [],
    windowBounds: null,
    ...start,
  };
  const settings: ProfileSettings = {
    get: () => stored,
    change: async (change) => (stored = { ...stored, ...change }),
    damagedCopy: null,
  };
  const engine = {
    store: {
      liveAccounts: async () => world.stored,
      forgetAccount: async (id: number) =>
        void (world.stored = world.stored.filter((one) => one.id !== id)),
    },
    async use(account: EngineAccount) {
      world.used.push(account);
      world.beganWith.push(world.token);
    },
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
    startSandbox,
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

const LAST_RUN = {
  activeAccount: 'live',
  accounts: [{ key: 'live', name: '', tokenStoredAt: 5 }],
};

describe('connecting', () => {
  test('puts an accepted token into the keychain and runs the account', async () => {
    const { world, accounts, settings } = scene();
    expect(await accounts.connect(' Bearer abc-123\n', false)).toEqual({ kind: 'connected' });
    expect(world).toMatchObject({ keychain: 'abc-123', token: 'abc-123', known: ['abc-123'] });
    expect(world.used).toEqual([{ kind: 'live', apiUrl: API, storedAs: API, pace: 1 }]);
    expect(settings.get()).toMatchObject({
      activeAccount: 'live',
      accounts: [{ key: 'live', name: '', tokenStoredAt: 1_000 }],
    });
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
      expect(settings.get().accounts).toMatchObject([{ tokenStoredAt: null }]);
      expect(accounts.view()).toMatchObject({ memoryOnly: true });
    },
  );
});

describe('opening', () => {
  test('takes the token of the last run out of the keychain', async () => {
    const { world, accounts } = scene(LAST_RUN);
    world.keychain = 'abc-123';
    await accounts.open();
    expect(world.token).toBe('abc-123');
    expect(accounts.view()).toMatchObject({ keychain: 'stored', tokenStoredAt: 5 });
  });

  test('says that the account is in use before its token has come', async () => {
    const { world, accounts } = scene(LAST_RUN);
    world.keychain = 'abc-123';
    const told: unknown[] = [];
    await accounts.open(() => told.push([world.used.length, world.token]));
    expect(told).toEqual([[1, null]]);
    expect(world.token).toBe('abc-123');
  });

  test.each([
    ['the sandbox is in use', { activeAccount: 'sandbox' }, 1],
    ['there is no account', {}, 0],
  ])('says so once where %s', async (_case, settings, used) => {
    const { world, accounts } = scene(settings);
    const told: number[] = [];
    await accounts.open(() => told.push(world.used.length));
    expect(told).toEqual([used]);
  });

  test('says so where the account cannot be taken up, too', async () => {
    const { accounts } = scene({ activeAccount: 'sandbox' }, async () => {
      throw new Error('the port is taken');
    });
    let told = 0;
    await expect(accounts.open(() => (told += 1))).rejects.toThrow('the port is taken');
    expect(told).toBe(1);
  });

  test('shows a locked keychain as locked, and goes on once it is unlocked', async () => {
    const { world, accounts } = scene(LAST_RUN);
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

describe('several accounts', () => {
  async function two() {
    const all = scene(LAST_RUN);
    all.world.tokens.set('live', 'first');
    await all.accounts.open();
    expect(await all.accounts.add('School', 'second', false)).toEqual({ kind: 'connected' });
    return all;
  }

  test('have tokens and tasks of their own, and no token ever reaches the other account', async () => {
    const { world, accounts } = await two();
    expect([...world.tokens]).toEqual([
      ['live', 'first'],
      ['live-2', 'second'],
    ]);
    expect(world.token).toBe('second');
    expect(accounts.view()).toMatchObject({ key: 'live-2', name: 'School', keychain: 'stored' });
    await accounts.switchTo('live');
    expect(world.token).toBe('first');
    await accounts.trySandbox();
    await accounts.switchTo('live-2');
    expect(world.token).toBe('second');
    expect(world.used.map(({ storedAs }) => storedAs)).toEqual([
      API,
      `${API}#live-2`,
      API,
      undefined,
      `${API}#live-2`,
    ]);
    expect(world.beganWith).toEqual([null, null, null, null, null]);
  });

  test('get no token through a keychain that opens while another account ends', async () => {
    const { world, accounts, settings } = await two();
    await accounts.switchTo('live');
    const { change } = settings;
    let opened: Promise<void> | null = null;
    settings.change = async (changed) => {
      const after = await change(changed);
      // The other account is the chosen one from here on, while this one still runs.
      opened ??= accounts.recheckKeychain();
      await new Promise((resolve) => setImmediate(resolve));
      expect(world.token).toBe('first');
      return after;
    };
    await accounts.switchTo('live-2');
    await opened;
    expect(world.token).toBe('second');
    expect(world.beganWith.at(-1)).toBeNull();
  });

  test('are kept only together with a token', async () => {
    const { world, accounts, settings } = await two();
    world.failure = failure('token');
    await accounts.add('Agency', 'third', false);
    expect(settings.get().accounts).toHaveLength(2);
    expect(accounts.view()).toMatchObject({ key: 'live-2' });
  });

  test('keep a token for this run while another one is in use', async () => {
    const { world, accounts } = await two();
    await accounts.add('Agency', 'third', true);
    await accounts.switchTo('live');
    await accounts.switchTo('live-3');
    expect(world.token).toBe('third');
    expect(world.tokens.has('live-3')).toBe(false);
    expect(accounts.view()).toMatchObject({ memoryOnly: true });
  });

  test('are renamed, and told apart with their tasks', async () => {
    const { world, accounts } = await two();
    world.stored = [
      { id: 1, address: API, tasks: 7 },
      { id: 2, address: `${API}#live-2`, tasks: 3 },
      { id: 3, address: 'https://other.example/', tasks: 1 },
    ];
    await accounts.rename('live', 'Studio');
    expect(await accounts.choices()).toEqual([
      { key: 'live', name: 'Studio', hasToken: true, tasks: 7 },
      { key: 'live-2', name: 'School', hasToken: true, tasks: 3 },
    ]);
  });

  test('are forgotten with token and tasks, and the next one is taken up', async () => {
    const { world, accounts, settings } = await two();
    world.stored = [
      { id: 1, address: API, tasks: 7 },
      { id: 2, address: `${API}#live-2`, tasks: 3 },
    ];
    expect(await accounts.forget('live-2')).toBe('removed');
    expect([...world.tokens.keys()]).toEqual(['live']);
    expect(world.stored.map(({ id }) => id)).toEqual([1]);
    expect(world.token).toBe('first');
    expect(settings.get()).toMatchObject({ activeAccount: 'live', accounts: [{ key: 'live' }] });
  });

  test('are not forgotten while the keychain keeps the token', async () => {
    const { world, accounts, settings } = await two();
    world.keychainState = 'locked';
    expect(await accounts.forget('live')).toBe('locked');
    expect(settings.get().accounts).toHaveLength(2);
  });

  test('go on with the other one where a token is removed', async () => {
    const { world, accounts, settings } = await two();
    expect(await accounts.disconnect()).toBe('removed');
    expect(accounts.view()).toMatchObject({ key: 'live' });
    expect(world.token).toBe('first');
    expect(settings.get().accounts).toMatchObject([{}, { key: 'live-2', tokenStoredAt: null }]);
  });

  test('are found again where the settings were lost', async () => {
    const { world, accounts } = scene();
    world.stored = [
      { id: 1, address: API, tasks: 0 },
      { id: 2, address: `${API}#live-2`, tasks: 3 },
      { id: 3, address: `${API}#else`, tasks: 3 },
    ];
    await accounts.open();
    expect(await accounts.choices()).toEqual([
      { key: 'live-2', name: '', hasToken: false, tasks: 3 },
    ]);
    expect(accounts.view()).toBeNull();
  });
});

import type { AccountChoice } from '../../contract/account';
import type { Clock } from '../../contract/clock';
import type { ConnectOutcome } from '../../contract/ipc';
import type { KeychainState } from '../../contract/keychain';
import type { AccountView } from '../../contract/view';
import { accountAddress, accountKeyOf, freshKey } from '../storage/account-keys';
import type { ProfileSettings } from '../storage/settings';
import type { StoredAccount } from '../storage/stored-accounts';
import { createStart } from './start-account';
import type { StartPorts } from './start-account';
import { createTokens } from './tokens';
import type { Removed, TokenPorts } from './tokens';

export interface AccountPorts extends StartPorts, TokenPorts {
  settings: ProfileSettings;
  clock: Clock;
  onChange(): void;
}

/** Which account is in use, and where its token stands. */
export interface Accounts {
  /**
   * Takes up the account of the last run; its token is read from the keychain, which may take its time.
   * `inUse`: called once, as soon as its tasks can be asked for, or it is clear that there are none.
   */
  open(inUse?: () => void): Promise<void>;
  view(): AccountView | null;
  choices(): Promise<AccountChoice[]>;
  /** A token for the account in use, else for the first one. */
  connect(token: string, memoryOnly: boolean): Promise<ConnectOutcome>;
  /** One more account, in use from then on. It is kept only together with its token. */
  add(name: string, token: string, memoryOnly: boolean): Promise<ConnectOutcome>;
  /** `key`: of an account, or `sandbox`. One that is not there changes nothing. */
  switchTo(key: string): Promise<void>;
  rename(key: string, name: string): Promise<void>;
  /** Takes its token out of the keychain and forgets all that is tracked for it; saved photos stay. */
  forget(key: string): Promise<Removed>;
  trySandbox(): Promise<void>;
  /** Leaves the account in use, without its token. One that the keychain does not give up stays in use. */
  disconnect(): Promise<Removed>;
  recheckKeychain(): Promise<void>;
  /** Takes all tokens out of the keychain; ends with the first that it does not give up. */
  takeTokens(): Promise<Removed>;
}

/** @returns the accounts of a profile; `open` must be called once before anything else */
export function createAccounts(ports: AccountPorts): Accounts {
  const { engine, settings } = ports;
  const start = createStart(ports);
  const tokens = createTokens(ports);
  let keychain: KeychainState = 'none';

  const active = () => settings.get().activeAccount;
  const known = (key: string | null) => settings.get().accounts.find((one) => one.key === key);
  const keep = (account: StoredAccount): StoredAccount[] => {
    const { accounts } = settings.get();
    return accounts.some(({ key }) => key === account.key)
      ? accounts.map((one) => (one.key === account.key ? account : one))
      : [...accounts, account];
  };

  /** Accounts are changed one after the other: no token may reach the account that follows. */
  let last: Promise<unknown> = Promise.resolve();
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const result = last.then(work);
    last = result.catch(() => undefined);
    return result;
  }

  /** Reads the token of the account in use. */
  async function readKeychain(key: string): Promise<void> {
    const read = await tokens.read(key);
    keychain = read.state;
    if (read.state !== 'stored') return;
    tokens.letGo(key);
    engine.setToken(read.token);
  }

  async function take(key: string, inUse?: () => void): Promise<void> {
    keychain = 'none';
    if (key === 'sandbox') await start.sandbox();
    else {
      await start.live(key);
      inUse?.();
      const token = tokens.held(key);
      if (token) engine.setToken(token);
      else await readKeychain(key);
    }
    ports.onChange();
  }

  /** Where to go from an account that is left: to one with a token, else to the first screen. */
  async function leave(accounts: StoredAccount[]): Promise<void> {
    const next = accounts.find(tokens.has)?.key ?? null;
    await start.rest();
    await settings.change({ accounts, activeAccount: next });
    if (next) await take(next);
    else ports.onChange();
  }

  async function connect(
    account: { key: string; name: string },
    text: string,
    keepInMemory: boolean,
  ): Promise<ConnectOutcome> {
    const { key, name } = account;
    const token = tokens.fromText(text);
    if (!token) {
      return {
        kind: 'rejected',
        message: 'A token is one word, without spaces. Please copy it again.',
      };
    }
    const failure = await engine.tryToken(ports.liveApiUrl, token);
    if (failure?.kind === 'token') return { kind: 'rejected', message: failure.message };
    const kept = await tokens.keep(key, token, keepInMemory);
    if (kept !== 'held' && (kept === 'stored' || active() === key || active() === null)) {
      keychain = kept;
    }
    if (kept !== 'held' && kept !== 'stored') return { kind: 'keychain', state: kept };
    const tokenStoredAt = kept === 'held' ? null : ports.clock.now();
    await settings.change({ activeAccount: key, accounts: keep({ key, name, tokenStoredAt }) });
    await start.live(key);
    engine.setToken(token);
    ports.onChange();
    const unverified =
      failure?.kind === 'offline' || failure?.kind === 'server' || failure?.kind === 'rate-limited';
    return { kind: unverified ? 'stored-unverified' : 'connected' };
  }

  return {
    async open(inUse) {
      let tell = inUse;
      const once = (): void => {
        tell?.();
        tell = undefined;
      };
      try {
        await inTurn(async () => {
          await findAgain();
          const key = active();
          if (key !== null) await take(key, once);
        });
      } finally {
        once();
      }
    },

    view() {
      const key = active();
      if (key === 'sandbox') {
        const apiUrl = start.sandboxUrl() ?? '';
        const token = { keychain: 'none', memoryOnly: true, tokenStoredAt: null } as const;
        return { kind: 'sandbox', key, name: '', apiUrl, ...token };
      }
      const account = known(key);
      if (!account) return null;
      const { name, tokenStoredAt } = account;
      const memoryOnly = tokens.held(account.key) !== undefined;
      const apiUrl = ports.liveApiUrl;
      return { kind: 'live', key: account.key, name, apiUrl, keychain, memoryOnly, tokenStoredAt };
    },

    async choices() {
      const stored = await engine.store.liveAccounts();
      return settings.get().accounts.map((account) => {
        const { key, name } = account;
        const address = accountAddress(ports.liveApiUrl, key);
        const tasks = stored.find((one) => one.address === address)?.tasks ?? 0;
        return { key, name, hasToken: tokens.has(account), tasks };
      });
    },

    connect: (text, memoryOnly) =>
      inTurn(() => {
        const account = known(active()) ?? settings.get().accounts[0];
        return connect(account ?? { key: freshKey([]), name: '' }, text, memoryOnly);
      }),
    add: (name, text, memoryOnly) =>
      inTurn(() => {
        const key = freshKey(settings.get().accounts.map((account) => account.key));
        return connect({ key, name }, text, memoryOnly);
      }),

    switchTo: (key) =>
      inTurn(async () => {
        if (key === active() || (key !== 'sandbox' && !known(key))) return;
        await settings.change({ activeAccount: key });
        await take(key);
      }),

    rename: (key, name) =>
      inTurn(async () => {
        const account = known(key);
        if (account) await settings.change({ accounts: keep({ ...account, name }) });
        ports.onChange();
      }),

    forget: (key) =>
      inTurn(async () => {
        const account = known(key);
        if (!account) return 'removed';
        const removed = await tokens.take(account);
        if (removed !== 'removed') return removed;
        const others = settings.get().accounts.filter((one) => one.key !== key);
        const inUse = active() === key;
        if (inUse) await start.rest();
        const address = accountAddress(ports.liveApiUrl, key);
        const stored = (await engine.store.liveAccounts()).find((one) => one.address === address);
        if (stored) await engine.store.forgetAccount(stored.id);
        if (inUse) await leave(others);
        else await settings.change({ accounts: others });
        ports.onChange();
        return 'removed';
      }),

    trySandbox: () =>
      inTurn(async () => {
        await settings.change({ activeAccount: 'sandbox' });
        await take('sandbox');
      }),

    disconnect: () =>
      inTurn(async () => {
        const account = known(active());
        if (account) {
          const removed = await tokens.take(account);
          if (removed !== 'removed') return removed;
          keychain = 'none';
        }
        await leave(account ? keep({ ...account, tokenStoredAt: null }) : settings.get().accounts);
        return 'removed';
      }),

    takeTokens: () =>
      inTurn(async () => {
        for (const account of settings.get().accounts) {
          const removed = await tokens.take(account);
          if (removed !== 'removed') return removed;
          await settings.change({ accounts: keep({ ...account, tokenStoredAt: null }) });
        }
        return 'removed';
      }),

    recheckKeychain: () =>
      inTurn(async () => {
        const key = active();
        if (key !== null && key !== 'sandbox') await readKeychain(key);
        ports.onChange();
      }),
  };

  /** A settings file that was lost takes no account with it: the store still knows it. */
  async function findAgain(): Promise<void> {
    const accounts = [...settings.get().accounts];
    for (const { address, tasks } of await engine.store.liveAccounts()) {
      const key = accountKeyOf(ports.liveApiUrl, address);
      if (key === null || tasks === 0 || accounts.some((one) => one.key === key)) continue;
      accounts.push({ key, name: '', tokenStoredAt: null });
    }
    if (accounts.length > settings.get().accounts.length) await settings.change({ accounts });
  }
}

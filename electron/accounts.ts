import type { Clock } from '../contract/clock';
import type { ConnectOutcome } from '../contract/ipc';
import type { KeychainState, TokenRead } from '../contract/keychain';
import { Secret } from '../contract/secret';
import type { AccountView } from '../contract/view';
import type { Engine } from './engine';
import { paceOf } from './run';
import { LIVE_ACCOUNT } from './storage/secrets';
import type { Secrets } from './storage/secrets';
import type { ProfileSettings } from './storage/settings';

export interface AccountPorts {
  engine: Engine;
  secrets: Secrets;
  settings: ProfileSettings;
  clock: Clock;
  liveApiUrl: string;
  /** Is told every token as soon as it is known, so that no log ever quotes it. */
  onToken(token: Secret): void;
  startSandbox(): Promise<{ url: string; token: string }>;
  onChange(): void;
}

/** Which account is in use, and where its token stands. */
export interface Accounts {
  /** Takes up the account of the last run; its token is read from the keychain. */
  open(): Promise<void>;
  view(): AccountView | null;
  connect(token: string, memoryOnly: boolean): Promise<ConnectOutcome>;
  trySandbox(): Promise<void>;
  /** A token that the keychain does not give up stays in use. */
  disconnect(): Promise<'removed' | 'locked' | 'unavailable' | 'not-answering'>;
  recheckKeychain(): Promise<void>;
}

/** @returns the accounts of a profile; `open` must be called once before anything else */
export function createAccounts(ports: AccountPorts): Accounts {
  const { engine, secrets, settings } = ports;
  let keychain: KeychainState = 'none';
  let memoryOnly = false;
  let sandboxUrl: string | null = null;

  async function useLive(): Promise<void> {
    await engine.use({ kind: 'live', apiUrl: ports.liveApiUrl, pace: paceOf(ports.liveApiUrl) });
  }

  async function useSandbox(): Promise<void> {
    const sandbox = await ports.startSandbox();
    sandboxUrl = sandbox.url;
    await engine.use({ kind: 'sandbox', apiUrl: sandbox.url, pace: paceOf(sandbox.url) });
    const token = new Secret(sandbox.token);
    ports.onToken(token);
    engine.setToken(token);
  }

  async function readKeychain(): Promise<TokenRead> {
    const read = await secrets.read(LIVE_ACCOUNT);
    keychain = read.state;
    if (read.state === 'stored') ports.onToken(read.token);
    return read;
  }

  return {
    async open() {
      const account = settings.get().activeAccount;
      if (account === 'sandbox') await useSandbox();
      if (account !== 'live') return;
      await useLive();
      const read = await readKeychain();
      if (read.state === 'stored') engine.setToken(read.token);
      ports.onChange();
    },

    view() {
      const { activeAccount, tokenStoredAt } = settings.get();
      if (activeAccount === 'sandbox') {
        return {
          kind: 'sandbox',
          apiUrl: sandboxUrl ?? '',
          keychain: 'none',
          memoryOnly: true,
          tokenStoredAt: null,
        };
      }
      if (activeAccount === 'live') {
        return { kind: 'live', apiUrl: ports.liveApiUrl, keychain, memoryOnly, tokenStoredAt };
      }
      return null;
    },

    async connect(text, keepInMemory) {
      const word = text.trim().replace(/^bearer\s+/i, '');
      if (!/^[\x21-\x7e]+$/.test(word)) {
        return {
          kind: 'rejected',
          message: 'A token is one word, without spaces. Please copy it again.',
        };
      }
      const token = new Secret(word);
      ports.onToken(token);
      const failure = await engine.tryToken(ports.liveApiUrl, token);
      if (failure?.kind === 'token') return { kind: 'rejected', message: failure.message };
      if (!keepInMemory) {
        const stored = await secrets.store(LIVE_ACCOUNT, token);
        if (stored !== 'stored') {
          keychain = stored;
          return { kind: 'keychain', state: stored };
        }
        keychain = 'stored';
      }
      memoryOnly = keepInMemory;
      await settings.change({
        activeAccount: 'live',
        tokenStoredAt: keepInMemory ? null : ports.clock.now(),
      });
      await useLive();
      engine.setToken(token);
      ports.onChange();
      const unverified =
        failure?.kind === 'offline' ||
        failure?.kind === 'server' ||
        failure?.kind === 'rate-limited';
      return { kind: unverified ? 'stored-unverified' : 'connected' };
    },

    async trySandbox() {
      await settings.change({ activeAccount: 'sandbox' });
      await useSandbox();
      ports.onChange();
    },

    async disconnect() {
      if (settings.get().activeAccount === 'live' && !memoryOnly) {
        const removed = await secrets.remove(LIVE_ACCOUNT);
        if (removed !== 'removed') return removed;
        keychain = 'none';
      }
      engine.setToken(null);
      memoryOnly = false;
      await engine.rest();
      await settings.change({ activeAccount: null, tokenStoredAt: null });
      ports.onChange();
      return 'removed';
    },

    async recheckKeychain() {
      const read = await readKeychain();
      if (read.state === 'stored') {
        memoryOnly = false;
        engine.setToken(read.token);
      }
      ports.onChange();
    },
  };
}

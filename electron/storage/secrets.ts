import type { TokenRead } from '../../contract/keychain';
import { Secret } from '../../contract/secret';
import { loadKeychain, type Keychain } from './secrets/keytar';
import { oneCallAtATime } from './secrets/one-call';
import { defaultKeyring, searchItem, type ItemState } from './secrets/secret-service';

/** The name that tokens are kept under in the system's keychain. */
const SERVICE = 'Proofsheet';

/** Every question is answered within this, also when the keychain hangs, in ms. */
const ANSWER_WITHIN_MS = 4_000;

type Refusal = 'locked' | 'unavailable' | 'not-answering';

/** Keeps tokens in the operating system's keychain, and nowhere else. Answers within 5 s in every case. */
export interface Secrets {
  read(account: string): Promise<TokenRead>;
  /** A token that arrives after another answer was given is taken out again. */
  store(account: string, token: Secret): Promise<'stored' | Refusal>;
  remove(account: string): Promise<'removed' | Refusal>;
  /**
   * Whether a call into the keychain has not ended. No process can exit before it has, neither Node nor
   * Electron: up to 50 s when the service hangs, and as long as the system's unlock dialog stands open.
   */
  busy(): boolean;
}

export interface SecretsOptions {
  /**
   * Whether a locked keychain may show the system's own dialog for unlocking it. The question is then
   * answered `locked` while the dialog stands open; `onLateEnd` tells when it was unlocked.
   */
  mayAsk?: boolean;
  /** Whether a token of this account was stored earlier, as far as the settings know. */
  storedHint?: (account: string) => boolean;
  /** A call that was answered `locked` or `not-answering` has succeeded after all: worth asking again. */
  onLateEnd?: () => void;
}

/** @returns the tokens of this operating system's user; makes no call yet */
export function createSecrets(options: SecretsOptions = {}): Secrets {
  const { mayAsk = false, storedHint = () => false, onLateEnd = () => undefined } = options;
  const calls = oneCallAtATime(onLateEnd);
  let loaded: Keychain | null = null;
  const keychain = (): Keychain | null => (loaded ??= loadKeychain());

  /** Off Linux keytar's null does mean `none`, and an error that the keychain refused. */
  async function find(account: string, until: number): Promise<ItemState> {
    if (process.platform !== 'linux') return 'cannot-ask';
    const bus = process.env['DBUS_SESSION_BUS_ADDRESS'];
    // Without an address libsecret might start a bus of its own.
    if (!bus) return 'unavailable';
    const found = await searchItem(bus, SERVICE, account, until);
    if (found !== 'none' || !storedHint(account)) return found;
    // Some services, such as KeePassXC, do not list the items of a locked keyring.
    const keyring = await defaultKeyring(bus, until);
    return keyring === 'locked' || keyring === 'not-answering' ? keyring : 'none';
  }

  /** Whether the keyring takes a new token. */
  async function keyring(account: string, until: number): Promise<Exclude<ItemState, 'none'>> {
    const found = await find(account, until);
    if (found === 'unavailable' || found === 'not-answering' || found === 'cannot-ask')
      return found;
    return defaultKeyring(process.env['DBUS_SESSION_BUS_ADDRESS'] ?? '', until);
  }

  /** What an error of keytar means. */
  function refused(found: 'unlocked' | 'locked' | 'cannot-ask'): Refusal {
    if (found === 'locked') return 'locked';
    // libsecret never finds back to a service that was restarted since its first call.
    if (found === 'unlocked') return 'not-answering';
    return process.platform === 'linux' ? 'unavailable' : 'locked';
  }

  /** What keytar's null means: it says so for a locked keyring as well as for no token. */
  function absent(account: string, found: ItemState): 'locked' | 'none' {
    if (found === 'locked') return 'locked';
    return process.platform === 'linux' && storedHint(account) ? 'locked' : 'none';
  }

  return {
    async read(account) {
      const until = Date.now() + ANSWER_WITHIN_MS;
      const found = await find(account, until);
      if (found === 'none' || found === 'unavailable' || found === 'not-answering') {
        return { state: found };
      }
      if (found === 'locked' && !mayAsk) return { state: 'locked' };
      const tokens = keychain();
      if (!tokens) return { state: 'unavailable' };
      const late = found === 'locked' ? 'locked' : 'not-answering';
      const result = await calls.run(until, late, () => tokens.getPassword(SERVICE, account));
      if (result.kind === 'failed') return { state: refused(found) };
      if (result.kind !== 'value') return { state: result.kind };
      if (result.value === null) return { state: absent(account, found) };
      return { state: 'stored', token: new Secret(result.value) };
    },

    async store(account, token) {
      const until = Date.now() + ANSWER_WITHIN_MS;
      const state = await keyring(account, until);
      if (state === 'unavailable' || state === 'not-answering') return state;
      if (state === 'locked' && !mayAsk) return 'locked';
      const tokens = keychain();
      if (!tokens) return 'unavailable';
      const result = await calls.run(
        until,
        state === 'locked' ? 'locked' : 'not-answering',
        () => tokens.setPassword(SERVICE, account, token.reveal()),
        () => tokens.deletePassword(SERVICE, account),
      );
      if (result.kind === 'value') return 'stored';
      return result.kind === 'failed' ? refused(state) : result.kind;
    },

    async remove(account) {
      const until = Date.now() + ANSWER_WITHIN_MS;
      const found = await find(account, until);
      if (found === 'none') return 'removed';
      // libsecret does not delete from a locked keyring, and does not say so.
      if (found === 'locked' || found === 'unavailable' || found === 'not-answering') return found;
      const tokens = keychain();
      if (!tokens) return 'unavailable';
      const result = await calls.run(until, 'not-answering', () =>
        tokens.deletePassword(SERVICE, account),
      );
      if (result.kind === 'failed') return refused(found);
      if (result.kind !== 'value') return result.kind;
      return result.value || absent(account, found) === 'none' ? 'removed' : 'locked';
    },

    busy: () => calls.busy(),
  };
}

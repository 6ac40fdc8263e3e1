import type { KeychainState } from '../../contract/keychain';
import { Secret } from '../../contract/secret';
import type { Secrets } from '../storage/secrets';
import type { StoredAccount } from '../storage/stored-accounts';

export interface TokenPorts {
  secrets: Secrets;
  /** Is told every token as soon as it is known, so that no log ever quotes it. */
  onToken(token: Secret): void;
}

/** Whether a token was taken out, else why the keychain did not give it up. */
export type Removed = 'removed' | 'locked' | 'unavailable' | 'not-answering';

/** The tokens of the operator's accounts: in the keychain, or in memory for this run only. */
export interface Tokens {
  has(account: StoredAccount): boolean;
  /** One that is kept for this run only. */
  held(key: string): Secret | undefined;
  /** What was pasted, as a token; null = it cannot be one. A copied `Bearer ` before it is passed over. */
  fromText(text: string): Secret | null;
  read(key: string): ReturnType<Secrets['read']>;
  /** @returns what the keychain said; a token that is held in memory is always `held` */
  keep(key: string, token: Secret, inMemory: boolean): Promise<Kept>;
  /** The keychain has the token now: the one in memory is not needed any more. */
  letGo(key: string): void;
  take(account: StoredAccount): Promise<Removed>;
}

type Kept = 'held' | Exclude<KeychainState, 'none'>;

export function createTokens(ports: TokenPorts): Tokens {
  const { secrets } = ports;
  const held = new Map<string, Secret>();
  return {
    has: ({ key, tokenStoredAt }) => tokenStoredAt !== null || held.has(key),
    held: (key) => held.get(key),
    fromText(text) {
      const word = text.trim().replace(/^bearer\s+/i, '');
      if (!/^[\x21-\x7e]+$/.test(word)) return null;
      const token = new Secret(word);
      ports.onToken(token);
      return token;
    },
    async read(key) {
      const read = await secrets.read(key);
      if (read.state === 'stored') ports.onToken(read.token);
      return read;
    },
    async keep(key, token, inMemory) {
      if (inMemory) {
        held.set(key, token);
        return 'held';
      }
      const stored = await secrets.store(key, token);
      if (stored === 'stored') held.delete(key);
      return stored;
    },
    letGo: (key) => void held.delete(key),
    async take({ key, tokenStoredAt }) {
      // Kept in memory because the keychain could not take it: it is not asked.
      if (tokenStoredAt !== null || !held.has(key)) {
        const removed = await secrets.remove(key);
        const wasThere = tokenStoredAt !== null || removed !== 'unavailable';
        if (removed !== 'removed' && wasThere) return removed;
      }
      held.delete(key);
      return 'removed';
    },
  };
}

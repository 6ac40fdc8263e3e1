import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { MAX_ACCOUNT_NAME } from '../../contract/account';
import { isAccountKey, LIVE_ACCOUNT } from './account-keys';

/** The file of a profile that holds its settings, the operator's accounts among them. */
export const SETTINGS_FILE = 'settings.json';

const time = v.nullable(v.pipe(v.number(), v.safeInteger()));

/** A live account: a token of its own in the keychain, under this key, and tasks of its own. */
const ACCOUNT = v.object({
  key: v.pipe(v.string(), v.check(isAccountKey)),
  /** Empty = the operator gave it none. */
  name: v.pipe(v.string(), v.maxLength(MAX_ACCOUNT_NAME)),
  /** When its token was put into the keychain, in ms; null = it is not there. */
  tokenStoredAt: time,
});
export type StoredAccount = v.InferOutput<typeof ACCOUNT>;

/** What settings.json says of accounts; what makes no sense there is null. */
export const ACCOUNTS_ENTRIES = {
  activeAccount: v.fallback(v.nullable(v.string()), null),
  accounts: v.fallback(v.nullable(v.pipe(v.array(v.unknown()), v.transform(soundAccounts))), null),
  /** Written before there could be several accounts: the only one's. */
  tokenStoredAt: v.fallback(time, null),
};
const ACCOUNTS = v.object(ACCOUNTS_ENTRIES);

/** The accounts of settings that were read, in the order they were added. */
export function accountsOf({
  accounts,
  activeAccount,
  tokenStoredAt,
}: v.InferOutput<typeof ACCOUNTS>): StoredAccount[] {
  if (accounts) return accounts;
  if (activeAccount !== LIVE_ACCOUNT && tokenStoredAt === null) return [];
  return [{ key: LIVE_ACCOUNT, name: '', tokenStoredAt }];
}

/**
 * Looks up the accounts of a profile that somebody else may have open: nothing is written or moved.
 * A file that is not there or makes no sense has none.
 */
export async function readAccounts(profile: string): Promise<StoredAccount[]> {
  try {
    const text = await readFile(join(profile, SETTINGS_FILE), 'utf8');
    const read = v.safeParse(ACCOUNTS, JSON.parse(text));
    return read.success ? accountsOf(read.output) : [];
  } catch {
    return [];
  }
}

/** Those that make sense, each key once: one that was spoilt takes no other with it. */
function soundAccounts(read: unknown[]): StoredAccount[] {
  const sound = new Map<string, StoredAccount>();
  for (const one of read) {
    const account = v.safeParse(ACCOUNT, one);
    if (!account.success || sound.has(account.output.key)) continue;
    sound.set(account.output.key, account.output);
  }
  return [...sound.values()];
}

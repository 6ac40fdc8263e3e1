import { LIVE_ACCOUNT } from '../storage/account-keys';
import { readAccounts } from '../storage/stored-accounts';
import { printable } from './words';

/** One of the accounts that the window has. */
export interface ChosenAccount {
  /** What its token stands under in the keychain, and its tasks in the profile. */
  key: string;
  /** Whether it was named on the command line. */
  named: boolean;
}

type Choice = { ok: true; account: ChosenAccount } | { ok: false; message: string };

/**
 * Which of the window's accounts is meant: by the name it was given there or by its key; without a name
 * the first. A name that is not there, or there twice, is refused, naming what there is, for stderr.
 */
export async function chooseAccount(name: string | null, profile: string): Promise<Choice> {
  if (name === null) return { ok: true, account: { key: LIVE_ACCOUNT, named: false } };
  const accounts = await readAccounts(profile);
  const byKey = accounts.filter(({ key }) => key === name);
  const meant = byKey.length > 0 ? byKey : accounts.filter((account) => account.name === name);
  const [only] = meant;
  if (only && meant.length === 1) return { ok: true, account: { key: only.key, named: true } };
  const there = (meant.length > 1 ? meant : accounts).map((account) =>
    account.name === '' ? account.key : `${account.key} (${printable(account.name)})`,
  );
  const what = only
    ? `'${name}' is the name of several accounts`
    : `there is no account '${name}' in ${profile}`;
  const instead = there.length > 0 ? `; name one of ${there.join(', ')}` : '';
  return { ok: false, message: `proofsheet: --account: ${what}${instead}` };
}

import type { Accounts } from '../accounts/accounts';
import { Refusal } from './refusal';
import type { Handlers } from './register';

type AccountCalls =
  | 'connect'
  | 'addAccount'
  | 'switchAccount'
  | 'renameAccount'
  | 'forgetAccount'
  | 'trySandbox'
  | 'disconnect'
  | 'recheckKeychain';

/** How accounts and their tokens come and go. */
export function accountHandlers(accounts: Accounts): Pick<Handlers, AccountCalls> {
  return {
    connect: ({ token, memoryOnly }) => accounts.connect(token, memoryOnly),
    addAccount: ({ name, token, memoryOnly }) => accounts.add(name, token, memoryOnly),
    async switchAccount({ key }) {
      await accounts.switchTo(key);
      return null;
    },
    async renameAccount({ key, name }) {
      await accounts.rename(key, name);
      return null;
    },
    async forgetAccount({ key }) {
      const outcome = await accounts.forget(key);
      if (outcome !== 'removed') throw new Refusal(`keychain-${outcome}`);
      return null;
    },
    async trySandbox() {
      await accounts.trySandbox();
      return null;
    },
    async disconnect() {
      const outcome = await accounts.disconnect();
      if (outcome !== 'removed') throw new Refusal(`keychain-${outcome}`);
      return null;
    },
    async recheckKeychain() {
      await accounts.recheckKeychain();
      return null;
    },
  };
}

import type { AccountChoice } from '../../contract/account';
import type { DataPlace } from '../../contract/data-place';
import type { Bridge, ConnectOutcome } from '../../contract/ipc';
import type { AccountView, AppState } from '../../contract/view';

/** What the fake bridge's accounts and data hang by. */
interface World {
  state(): AppState;
  push(part: Partial<AppState>): void;
  /** Notes a call. */
  note(name: string, input: unknown): void;
  connect: ConnectOutcome | 'never';
}

const PLACES: DataPlace[] = [
  { place: 'data', path: '/home/studio/.config/Proofsheet', bytes: 4_812_800 },
  { place: 'thumbnails', path: '/home/studio/.config/Proofsheet/thumbnails', bytes: 38_400_000 },
  { place: 'logs', path: '/home/studio/.config/Proofsheet/logs', bytes: 212_000 },
  { place: 'photos', path: '/home/studio/Pictures/Proofsheet', bytes: null },
];

type AccountCalls =
  | 'addAccount'
  | 'switchAccount'
  | 'renameAccount'
  | 'forgetAccount'
  | 'places'
  | 'revealPlace'
  | 'exportDiagnostics'
  | 'exportData'
  | 'forgetEverything';

/** Accounts and data of the fake bridge: switched, added and forgotten at once. */
export function fakeAccounts(
  { state, push, note, connect }: World,
  live: AccountView,
): Pick<Bridge, AccountCalls> {
  const view = ({ key, name, hasToken }: AccountChoice): AccountView => ({
    ...live,
    key,
    name,
    keychain: hasToken ? 'stored' : 'none',
    tokenStoredAt: hasToken ? live.tokenStoredAt : null,
  });
  const done = (name: string, input: unknown) => {
    note(name, input);
    return Promise.resolve({ ok: true, value: null } as const);
  };
  return {
    addAccount({ name, memoryOnly }) {
      note('addAccount', { name, memoryOnly });
      if (connect === 'never') return new Promise(() => {});
      if (connect.kind === 'connected' || connect.kind === 'stored-unverified') {
        const { accounts } = state();
        const choice = { key: `live-${accounts.length + 1}`, name, hasToken: true, tasks: 0 };
        push({ accounts: [...accounts, choice], account: view(choice) });
      }
      return Promise.resolve({ ok: true, value: connect });
    },
    switchAccount(input) {
      const choice = state().accounts.find(({ key }) => key === input.key);
      if (choice) push({ account: view(choice) });
      return done('switchAccount', input);
    },
    renameAccount(input) {
      const { accounts, account } = state();
      const { key, name } = input;
      push({
        accounts: accounts.map((one) => (one.key === key ? { ...one, name } : one)),
        account: account?.key === key ? { ...account, name } : account,
      });
      return done('renameAccount', input);
    },
    forgetAccount(input) {
      const accounts = state().accounts.filter(({ key }) => key !== input.key);
      const [first] = accounts;
      const inUse = state().account?.key === input.key;
      push({ accounts, ...(inUse ? { account: first ? view(first) : null } : {}) });
      return done('forgetAccount', input);
    },
    places: () => Promise.resolve({ ok: true, value: PLACES }),
    revealPlace: (input) => done('revealPlace', input),
    exportDiagnostics: () => done('exportDiagnostics', null),
    exportData() {
      note('exportData', null);
      return Promise.resolve({ ok: true, value: '/home/studio/Documents/proofsheet-data.db' });
    },
    forgetEverything() {
      push({ account: null, accounts: [] });
      return done('forgetEverything', null);
    },
  };
}

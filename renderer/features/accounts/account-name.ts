import { words } from '../../words';

/** An account as the operator calls it; without a name, by its key: `live`, `live-2`, … */
export function accountName(account: { key: string; name: string }): string {
  if (account.key === 'sandbox') return words().accounts.sandbox;
  if (account.name !== '') return account.name;
  const [, n = '1'] = /-(\d+)$/.exec(account.key) ?? [];
  return words().accounts.unnamed(n);
}

/** The first of the operator's own accounts; the sandbox's token is made anew at each start. */
export const LIVE_ACCOUNT = 'live';

/** Whether it is the key of one of the operator's own accounts: `live`, `live-2`, `live-3`, … */
export function isAccountKey(key: string): boolean {
  return /^live(-[2-9]|-[1-9]\d{1,3})?$/.test(key);
}

/** The first key that none of these is. */
export function freshKey(taken: readonly string[]): string {
  for (let n = 1; ; n += 1) {
    const key = n === 1 ? LIVE_ACCOUNT : `${LIVE_ACCOUNT}-${n}`;
    if (!taken.includes(key)) return key;
  }
}

/**
 * What the store knows a live account by: the API's address; for all but the first account of an address
 * its key stands behind it, as a fragment, which no address of an API has.
 */
export function accountAddress(apiUrl: string, key: string): string {
  return key === LIVE_ACCOUNT ? apiUrl : `${apiUrl}#${key}`;
}

/** The key in what `accountAddress` made; null = it is not of this API. */
export function accountKeyOf(apiUrl: string, address: string): string | null {
  if (address === apiUrl) return LIVE_ACCOUNT;
  const [before, key = ''] = address.split('#');
  return before === apiUrl && key !== LIVE_ACCOUNT && isAccountKey(key) ? key : null;
}

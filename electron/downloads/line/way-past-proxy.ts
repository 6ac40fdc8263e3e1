import { lookup as systemLookup } from 'node:dns/promises';
import { FORBIDDEN_ADDRESS, isAllowedAddress } from '../fetch/address';
import { ConnectFailure } from '../fetch/photo-agent';

/**
 * Judges what a host name stands for where the system's answer lets requests go past its proxies, in the
 * end (`PROXY a:1; DIRECT`): there nobody judges the address that is connected to. A name that is not known
 * here cannot be reached past them either. Rejects with a `ConnectFailure`.
 */
export async function judgeWayPastProxy(
  { hostname, origin }: URL,
  answer: string,
  loopbackOrigin: string | null,
  lookup: typeof systemLookup = systemLookup,
): Promise<void> {
  // Not known: it may be any.
  if (!/(?:^|;)\s*DIRECT\s*(?:;|$)|^unknown$/i.test(answer)) return;
  const host = hostname.replace(/^\[|\]$/g, '');
  const found = await lookup(host, { all: true }).catch(() => []);
  const isFine = found.every(({ address }) => isAllowedAddress(address, origin === loopbackOrigin));
  if (!isFine) throw new ConnectFailure('address', FORBIDDEN_ADDRESS);
}

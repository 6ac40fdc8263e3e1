import { networkInterfaces } from 'node:os';
import { net, powerMonitor } from 'electron';

/** How often the system is asked, in ms. */
const EVERY_MS = 3_000;

/** Tells when the network comes, goes or is another one, and that the computer woke up. */
export function watchNetwork(tell: (online: boolean) => void): void {
  let before = state();
  setInterval(() => {
    const now = state();
    if (now.online === before.online && now.addresses === before.addresses) return;
    before = now;
    tell(now.online);
  }, EVERY_MS).unref();
  powerMonitor.on('resume', () => tell(net.isOnline()));
}

/** The computer's own addresses are others in another network, also where it was never offline. */
function state(): { online: boolean; addresses: string } {
  const own = Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter(({ internal }) => !internal)
    // IPv6 changes its temporary addresses by itself, every day.
    .filter(({ family }) => family === 'IPv4')
    .map(({ address }) => address);
  return { online: net.isOnline(), addresses: own.sort().join(' ') };
}

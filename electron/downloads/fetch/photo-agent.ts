import { lookup as systemLookup } from 'node:dns';
import type { LookupFunction } from 'node:net';
import buildConnector from 'undici/lib/core/connect.js';
import Agent from 'undici/lib/dispatcher/agent.js';
import { FORBIDDEN_ADDRESS, isAllowedAddress } from './address';

/** A connection that could not be made; `code` says why in a word. */
export class ConnectFailure extends Error {
  readonly code: 'address' | 'unreachable' | 'tls';

  constructor(code: ConnectFailure['code'], message: string) {
    super(message);
    this.code = code;
  }
}

const CONNECT_TIMEOUT_MS = 10_000;
const KEEP_ALIVE_MS = 15_000;

/**
 * The connections that photos come through: HTTP/1.1 kept alive, each to an address that was judged
 * before the connection is tried, and once more as what it turned out to be. Failures to connect are
 * `ConnectFailure`s. It limits nothing else: how many requests run at once is the queue's choice.
 */
export function createPhotoAgent(
  loopbackOrigin: string | null,
  lookup: typeof systemLookup = systemLookup,
): InstanceType<typeof Agent> {
  const shared = { timeout: CONNECT_TIMEOUT_MS, keepAlive: true };
  const usual = buildConnector({ ...shared, lookup: judged(lookup, false) });
  const atApi = buildConnector({ ...shared, lookup: judged(lookup, true) });
  return new Agent({
    // Silence is measured over a whole photo, by the one who fetches it.
    bodyTimeout: 0,
    headersTimeout: 0,
    keepAliveTimeout: KEEP_ALIVE_MS,
    connect(options, callback) {
      const origin = new URL(`${options.protocol}//${options.host ?? options.hostname}`).origin;
      const loopbackAllowed = origin === loopbackOrigin;
      (loopbackAllowed ? atApi : usual)(options, (...[error, socket]) => {
        if (error) return callback(asConnectFailure(error), null);
        if (!isAllowedAddress(socket.remoteAddress ?? '', loopbackAllowed)) {
          socket.destroy();
          return callback(new ConnectFailure('address', FORBIDDEN_ADDRESS), null);
        }
        callback(null, socket);
      });
    },
  });
}

/** Looks a host name up and keeps only the addresses that photos may come from. */
function judged(lookup: typeof systemLookup, loopbackAllowed: boolean): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, found) => {
      if (error) return callback(error, []);
      const allowed = found.filter(({ address }) => isAllowedAddress(address, loopbackAllowed));
      const first = allowed[0];
      if (!first) return callback(new ConnectFailure('address', FORBIDDEN_ADDRESS), []);
      if (options.all) callback(null, allowed);
      else callback(null, first.address, first.family);
    });
  };
}

function asConnectFailure(error: Error): ConnectFailure {
  if (error instanceof ConnectFailure) return error;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  // Node and OpenSSL name certificate trouble in dozens of words; these stems cover them.
  if (/CERT|SSL|TLS|SIGNATURE|ISSUER/.test(code)) {
    const message = `The photo server could not prove who it is (${code}), so nothing was fetched.`;
    return new ConnectFailure('tls', message);
  }
  const detail = code === '' ? '' : ` (${code})`;
  return new ConnectFailure('unreachable', `The photo server cannot be reached${detail}.`);
}

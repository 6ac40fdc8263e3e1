import ipaddr from 'ipaddr.js';

/** Ranges that a photo is never fetched from. Exactly these: 198.18/15, for one, serves proxies. */
const FORBIDDEN_RANGES = new Set([
  'loopback',
  'private',
  'linkLocal',
  'uniqueLocal',
  'unspecified',
  'multicast',
]);

/**
 * Whether a photo may be fetched from an IP address, as text. An IPv4 address inside an IPv6 one
 * (`::ffff:10.0.0.1`) is judged as what it is. `loopbackAllowed` lifts the rule for loopback only.
 * Text that is no address is not allowed.
 */
export function isAllowedAddress(address: string, loopbackAllowed: boolean): boolean {
  if (!ipaddr.isValid(address)) return false;
  const range = ipaddr.process(address).range();
  return range === 'loopback' ? loopbackAllowed : !FORBIDDEN_RANGES.has(range);
}

/** Host names are no longer than this (RFC 1035), and every proxy is asked about them. */
const MAX_HOST = 253;

export type JudgedUrl =
  { ok: true; url: URL } | { ok: false; code: 'bad-url' | 'scheme' | 'address'; message: string };

/**
 * Judges an address before anything is sent to it: http or https, and no forbidden literal address.
 * What a host name stands for is judged when the connection is made. `loopbackOrigin` is the API's
 * own origin when the API itself is on loopback; there, and only there, photos may be on loopback.
 */
export function judgeUrl(text: string, base: URL | null, loopbackOrigin: string | null): JudgedUrl {
  let url: URL;
  try {
    url = base ? new URL(text, base) : new URL(text);
  } catch {
    return NO_ADDRESS;
  }
  if (url.hostname.length > MAX_HOST) return NO_ADDRESS;
  if (url.protocol !== 'https:' && url.protocol !== 'http:') {
    return { ok: false, code: 'scheme', message: 'The address of the photo is not a web address.' };
  }
  // The WHATWG parser has turned decimal, octal and hexadecimal forms into the usual one.
  const literal = url.hostname.replace(/^\[|\]$/g, '');
  if (ipaddr.isValid(literal) && !isAllowedAddress(literal, url.origin === loopbackOrigin)) {
    return { ok: false, code: 'address', message: FORBIDDEN_ADDRESS };
  }
  return { ok: true, url };
}

const NO_ADDRESS = {
  ok: false,
  code: 'bad-url',
  message: 'The address of the photo is not a web address.',
} as const;

export const FORBIDDEN_ADDRESS =
  'The address of the photo leads into this computer or its local network, so it was not opened.';

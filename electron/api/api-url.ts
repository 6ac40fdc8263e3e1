/** Where the vendor's API lives, unless the operator says otherwise. */
export const DEFAULT_API_URL = 'https://api.acedata.cloud';

export type ApiUrl = { ok: true; url: URL } | { ok: false; reason: string };

/**
 * Judges the address of an API typed by the operator. The token travels there, so it must be https,
 * or this very computer (the sandbox); `reason` says in the operator's words what is wrong with it.
 */
export function parseApiUrl(text: string): ApiUrl {
  const trimmed = text.trim();
  if (!URL.canParse(trimmed)) {
    return refuse('This is not an address. One looks like https://api.acedata.cloud');
  }
  const url = new URL(trimmed);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') {
    return refuse('The address must begin with https://');
  }
  if (url.protocol === 'http:' && !isLoopback(url.hostname)) {
    return refuse(
      'The address must begin with https://, or your token could be read on its way. ' +
        'Plain http is accepted only for this computer, such as http://127.0.0.1:8080',
    );
  }
  if (url.username !== '' || url.password !== '') {
    return refuse(
      'The address must not contain a user name or password; the token goes elsewhere.',
    );
  }
  if (trimmed.includes('?') || trimmed.includes('#')) {
    return refuse('The address must end before any “?” or “#”.');
  }
  return { ok: true, url };
}

/** `hostname` as URL writes it: IPv4 in four decimal parts, IPv6 in brackets. */
/** Whether a URL's host name is this very computer. */
export function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(hostname);
}

function refuse(reason: string): ApiUrl {
  return { ok: false, reason };
}

import type { IncomingHttpHeaders } from 'node:http';
import { net, type ClientRequest, type IncomingMessage } from 'electron';
import type { Dispatcher } from 'undici';
import type { PhotoDispatcher } from '../downloads/fetch/fetch-photo';
import { ConnectFailure } from '../downloads/fetch/photo-agent';

/**
 * Requests of a utility process that go through the system's proxy, in the shape of undici's
 * dispatcher. Nothing of the window's session goes along: no cookies, no cache, no credentials. A
 * redirect is an answer like any other: whoever asked judges where it leads.
 */
export function createProxiedDispatcher(): PhotoDispatcher {
  return {
    dispatch(options, handler) {
      const { origin = '', path, headers } = options;
      const request = net.request({
        url: `${origin.toString()}${path}`,
        redirect: 'manual',
        credentials: 'omit',
        useSessionCookies: false,
        cache: 'no-store',
      });
      for (const [name, value] of Object.entries(headers ?? {})) {
        if (typeof value === 'string') request.setHeader(name, value);
      }
      follow(request, handler);
      request.end();
      return true;
    },
  };
}

/** Tells a request's course to an undici handler. */
function follow(request: ClientRequest, handler: Dispatcher.DispatchHandler): void {
  let response: IncomingMessage | null = null;
  let reason: Error | null = null;
  let paused = false;
  let ended = false;

  const fail = (error: Error) => {
    if (ended) return;
    ended = true;
    handler.onResponseError?.(controller, error);
  };
  const finish = () => {
    if (ended) return;
    ended = true;
    handler.onResponseEnd?.(controller, {});
  };
  const controller: Dispatcher.DispatchController = {
    get aborted() {
      return reason !== null;
    },
    get paused() {
      return paused;
    },
    get reason() {
      return reason;
    },
    abort(why) {
      if (reason || ended) return;
      reason = why;
      request.abort();
      fail(why);
    },
    pause() {
      paused = true;
      readable(response)?.pause();
    },
    resume() {
      paused = false;
      readable(response)?.resume();
    },
  };

  request.on('redirect', (status, _method, location, headers) => {
    handler.onResponseStart?.(controller, status, { ...readHeaders(headers), location });
    // Followed by nobody here.
    request.abort();
    finish();
  });
  request.on('response', (answer) => {
    if (ended) return;
    if (answer.statusCode === 407) {
      request.abort();
      return fail(new ConnectFailure('unreachable', PROXY_WANTS_PASSWORD));
    }
    response = answer;
    handler.onResponseStart?.(controller, answer.statusCode, readHeaders(answer.headers));
    answer.on('data', (piece) => {
      if (!ended) handler.onResponseData?.(controller, piece);
    });
    answer.on('end', finish);
    answer.on('aborted', () => fail(new Error('The answer was cut.')));
    answer.on('error', (error: Error) => fail(asFailure(error)));
  });
  // The proxy asks who we are: nobody is asked for a password on behalf of a photo.
  request.on('login', (_info, answer) => answer());
  request.on('error', (error) => fail(asFailure(error)));
  handler.onRequestStart?.(controller, {});
}

const PROXY_WANTS_PASSWORD =
  'The proxy of this network asks for a password, so the photo server cannot be reached.';

/** Electron's answers are Node streams, though their type does not say so. */
function readable(response: IncomingMessage | null): NodeJS.ReadableStream | null {
  return response as (IncomingMessage & NodeJS.ReadableStream) | null;
}

function readHeaders(headers: Record<string, string | string[]>): IncomingHttpHeaders {
  const read: IncomingHttpHeaders = {};
  for (const [name, value] of Object.entries(headers)) {
    read[name.toLowerCase()] = Array.isArray(value) ? value.join(', ') : value;
  }
  return read;
}

/** Chromium's word for what went wrong (`net::ERR_…`), as the direct connections would tell it. */
function asFailure(error: Error): Error {
  const code = /ERR_[A-Z_0-9]+/.exec(error.message)?.[0] ?? '';
  if (/^ERR_(CERT|SSL|BAD_SSL)/.test(code)) {
    const message = `The photo server could not prove who it is (${code}), so nothing was fetched.`;
    return new ConnectFailure('tls', message);
  }
  if (code === 'ERR_UNSAFE_REDIRECT' || code === 'ERR_INVALID_REDIRECT') {
    return new ConnectFailure('address', LEADS_AWAY);
  }
  if (/PROXY_AUTH/.test(code)) return new ConnectFailure('unreachable', PROXY_WANTS_PASSWORD);
  if (NO_WAY.test(code)) {
    return new ConnectFailure('unreachable', `The photo server cannot be reached (${code}).`);
  }
  return error;
}

const LEADS_AWAY = 'The address of the photo leads to something that is no web address.';
const NO_WAY =
  /^ERR_(NAME_|ADDRESS_|CONNECTION_(REFUSED|FAILED|TIMED_OUT)|INTERNET_|NETWORK_|PROXY_|TUNNEL_|SOCKS_|MANDATORY_PROXY|PAC_|NO_SUPPORTED_PROXIES|DNS_|TIMED_OUT)/;

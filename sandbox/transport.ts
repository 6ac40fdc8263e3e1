// Sending answers over the socket, whole or broken on purpose, and what the log keeps of a request.

import type { IncomingMessage, ServerResponse } from 'node:http';
import type { CutBy, RetryAfter } from './faults';

/**
 * A reset that overtakes the reading of the last bytes looks like an orderly end to Node (libuv
 * reports end-of-file when both arrive together), so it comes a moment after them.
 */
const RESET_DELAY_MS = 25;

/** One request as the sandbox saw it. Of the token it keeps only whether one was sent. */
export interface SandboxRequest {
  /** ms since 1970. */
  at: number;
  method: string;
  /** Path and query. */
  path: string;
  action: string | null;
  /** The task IDs asked for; empty for a photo. */
  ids: readonly string[];
  /** The status sent; 0 while there is none, and where the connection broke before it. */
  status: number;
  authorization: boolean;
  range: string | null;
  ifRange: string | null;
}

/** One request on its way through the sandbox. */
export interface Exchange {
  request: IncomingMessage;
  response: ServerResponse;
  log: SandboxRequest;
}

export type Headers = Record<string, string | number>;

/** Sends a complete answer with its length. */
export function send(exchange: Exchange, status: number, headers: Headers, body: string | Buffer) {
  const { request, response, log } = exchange;
  log.status = status;
  response.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(body) });
  response.end(request.method === 'HEAD' ? undefined : body);
}

/** Writes the head and these bytes by hand; the rest of the body never comes. */
export function sendCut(
  exchange: Exchange,
  status: number,
  headers: Headers,
  body: Buffer,
  by: CutBy,
) {
  const { socket } = exchange.request;
  exchange.log.status = status;
  const lines = Object.entries({ ...headers, connection: 'close' }).map(([k, v]) => `${k}: ${v}`);
  const head = `HTTP/1.1 ${status} Sandbox\r\n${lines.join('\r\n')}\r\n\r\n`;
  socket.write(Buffer.concat([Buffer.from(head, 'latin1'), body]), () => {
    if (by === 'fin') socket.end();
    else if (by === 'rst') setTimeout(() => socket.resetAndDestroy(), RESET_DELAY_MS);
  });
}

/** The `Retry-After` header, or nothing (RFC 9110, 10.2.3). `now` in ms. */
export function retryAfterHeader(value: RetryAfter | undefined, now: number): Headers {
  if (!value) return {};
  if ('seconds' in value) return { 'retry-after': value.seconds };
  if ('text' in value) return { 'retry-after': value.text };
  return { 'retry-after': new Date(now + value.dateInMs).toUTCString() };
}

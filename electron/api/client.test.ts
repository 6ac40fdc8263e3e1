import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { Secret } from '../../contract/secret';
import { createApiClient } from './client';
import type { ApiClientOptions, Fetch } from './client';
import vendor from './vendor-page.json';

const TOKEN = 'canary-3f9a5c01d7e24b68';
const MEGABYTE = 1024 * 1024;
const ID = vendor.retrieve.id;
const never = new AbortController().signal;

interface Seen {
  method: string | undefined;
  url: string | undefined;
  headers: IncomingMessage['headers'];
  body: string;
}

const servers: Server[] = [];

afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});

/** A server on loopback that notes what it was asked and answers as told. */
async function serve(reply: (response: ServerResponse) => void) {
  const seen: Seen[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      seen.push({ method: request.method, url: request.url, headers: request.headers, body });
      reply(response);
    });
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { seen, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

function json(body: unknown, status = 200) {
  return (response: ServerResponse) => {
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  };
}

function client(baseUrl: string, over: Partial<ApiClientOptions> = {}) {
  return createApiClient({ fetch, baseUrl, token: () => new Secret(TOKEN), ...over });
}

/** The failure of one retrieve, or null; proves on the way that it never holds the token. */
async function failureFrom(
  reply: (response: ServerResponse) => void,
  over: Partial<ApiClientOptions> = {},
) {
  const { url } = await serve(reply);
  const outcome = await client(url, over).retrieve(ID, never);
  expect(JSON.stringify(outcome)).not.toContain(TOKEN);
  return outcome.ok ? null : outcome.failure;
}

describe('a question', () => {
  it('about one task is put exactly as the vendor shows it', async () => {
    const { url, seen } = await serve(json(vendor.retrieve));
    const outcome = await client(`${url}/`).retrieve(ID, never);
    expect(outcome).toMatchObject({ ok: true, task: { id: ID, status: 'finished' } });
    expect(seen).toHaveLength(1);
    expect(seen[0]).toMatchObject({ method: 'POST', url: '/headshots/tasks' });
    expect(seen[0]?.headers).toMatchObject({
      accept: 'application/json',
      authorization: `Bearer ${TOKEN}`,
      'content-type': 'application/json',
    });
    expect(JSON.parse(seen[0]?.body ?? '')).toEqual({ id: ID, action: 'retrieve' });
  });

  it('about many is put exactly as the vendor shows it', async () => {
    const { url, seen } = await serve(json(vendor.retrieveBatch));
    const ids = vendor.retrieveBatch.items.map((item) => item.id);
    const outcome = await client(url).retrieveBatch(ids, never);
    expect(outcome.ok && [...outcome.tasks.keys()]).toEqual(ids);
    expect(JSON.parse(seen[0]?.body ?? '')).toEqual({ ids, action: 'retrieve_batch' });
  });

  it('is counted, each once', async () => {
    const { url } = await serve(json({}));
    let count = 0;
    const api = client(url, { onRequest: () => (count += 1) });
    await api.retrieve('a', never);
    await api.retrieveBatch(['a'], never);
    await api.raw({ id: 'a', action: 'retrieve' }, never);
    expect(count).toBe(3);
  });
});

describe('an answer', () => {
  it.each<[string, unknown, number]>([
    ['200 {}', {}, 200],
    ['200 null', null, 200],
    [
      '404 task_not_found',
      { success: false, error: { code: 'task_not_found', message: 'm' } },
      404,
    ],
    ['200 with an error body', { success: false, error: { code: 'not_found' } }, 200],
  ])('of %s to one ID means that it is not known', async (_, body, status) => {
    const { url } = await serve(json(body, status));
    expect(await client(url).retrieve(ID, never)).toEqual({ ok: true, task: null });
  });

  it('of {} to a batch leaves all of them out', async () => {
    const { url } = await serve(json({}));
    expect(await client(url).retrieveBatch(['a', 'b'], never)).toEqual({
      ok: true,
      tasks: new Map(),
    });
  });

  it('that is an error in disguise is a failure', async () => {
    const failure = await failureFrom(json({ success: false, error: { code: 'used_up' } }));
    expect(failure).toMatchObject({ kind: 'used-up', status: 200 });
    const { url } = await serve(json(vendor.error));
    expect(await client(url).retrieveBatch([ID], never)).toMatchObject({
      ok: false,
      failure: { kind: 'server', code: 'api_error' },
    });
  });

  it('about a failed task is no failure of the call', async () => {
    const task = {
      id: ID,
      success: false,
      error: 'x',
      response: { success: false, error: { code: 'c' } },
    };
    const { url } = await serve(json(task));
    expect(await client(url).retrieve(ID, never)).toMatchObject({
      ok: true,
      task: { status: 'failed' },
    });
  });

  it('404 no_api stops, unlike an unknown ID', async () => {
    expect(await failureFrom(json({ error: { code: 'no_api' } }, 404))).toMatchObject({
      kind: 'no-api',
    });
  });

  it('carries on the pause it asks for', async () => {
    const failure = await failureFrom((response) => {
      response.writeHead(429, { 'retry-after': '9' }).end('{}');
    });
    expect(failure).toMatchObject({ kind: 'rate-limited', retryAfterMs: 9_000 });
  });

  it('is decoded as UTF-8, wherever its pieces were cut', async () => {
    const bytes = Buffer.from(JSON.stringify({ id: ID, request: { template: '男形象照' } }));
    const cut = bytes.indexOf('象') + 1;
    const { url } = await serve((response) => {
      response.write(Buffer.concat([Buffer.from('\ufeff'), bytes.subarray(0, cut)]));
      setTimeout(() => response.end(bytes.subarray(cut)), 20);
    });
    expect(await client(url).retrieve(ID, never)).toMatchObject({ task: { template: '男形象照' } });
  });

  it('as it came is handed out by raw, an error body too', async () => {
    const { url } = await serve(json(vendor.error, 500));
    expect(await client(url).raw({ id: ID, action: 'retrieve' }, never)).toMatchObject({
      text: JSON.stringify(vendor.error),
      failure: { kind: 'server', code: vendor.error.error.code },
    });
  });
});

describe('the token', () => {
  it.each([301, 302, 303, 307, 308])('does not follow a redirect (%i)', async (status) => {
    const second = await serve(json(vendor.retrieve));
    const failure = await failureFrom((response) => {
      response.writeHead(status, { location: `${second.url}/headshots/tasks` }).end();
    });
    expect(failure).toMatchObject({ kind: 'offline', code: 'redirected' });
    expect(second.seen).toEqual([]);
  });

  it.each(['a\nb: c', 'a\r\nb', 'two words', 'tab\t', '\u0000', 'naïve', '令牌'])(
    'is not sent when no header can hold it: %j',
    async (token) => {
      const { url, seen } = await serve(json({}));
      const outcome = await client(url, { token: () => new Secret(token) }).retrieve(ID, never);
      expect(outcome).toMatchObject({
        ok: false,
        failure: { kind: 'token', code: 'unusable_token' },
      });
      expect(JSON.stringify(outcome)).not.toContain(JSON.stringify(token).slice(1, -1));
      expect(seen).toEqual([]);
    },
  );

  it.each([null, ''])('missing (%j) makes no request', async (token) => {
    const { url, seen } = await serve(json({}));
    const outcome = await client(url, {
      token: () => (token === null ? null : new Secret(token)),
    }).retrieve(ID, never);
    expect(outcome).toMatchObject({ ok: false, failure: { kind: 'token', code: 'no_token' } });
    expect(seen).toEqual([]);
  });

  it('quoted by the server is blotted out before anybody reads it', async () => {
    const quote = { error: { code: 'invalid_token', message: `bad token ${TOKEN}` } };
    expect(await failureFrom(json(quote, 401))).toMatchObject({ message: 'bad token [token]' });
    const { url } = await serve(json({ id: ID, token: TOKEN }));
    expect(JSON.stringify(await client(url).retrieve(ID, never))).not.toContain(TOKEN);
    expect(
      JSON.stringify(await client(url).raw({ id: ID, action: 'retrieve' }, never)),
    ).not.toContain(TOKEN);
  });

  it('quoted by an error of fetch goes no further', async () => {
    const quoting: Fetch = () => {
      const cause = Object.assign(new Error(`invalid header Bearer ${TOKEN}`), {
        code: `x ${TOKEN}`,
      });
      return Promise.reject(new TypeError(`fetch failed: Bearer ${TOKEN}`, { cause }));
    };
    const outcome = await client('https://example.com', { fetch: quoting }).retrieve(ID, never);
    expect(outcome).toMatchObject({ ok: false, failure: { kind: 'offline', code: 'network' } });
    expect(JSON.stringify(outcome)).not.toContain(TOKEN);
  });

  it('is never sent to an address that is not safe for it', () => {
    expect(() => client('http://example.com')).toThrow(/token could be read/);
  });
});

describe('a connection', () => {
  it('to nobody is offline', async () => {
    const { url } = await serve(json({}));
    await new Promise((resolve) => servers.pop()?.close(resolve));
    const outcome = await client(url).retrieve(ID, never);
    expect(outcome).toMatchObject({
      ok: false,
      failure: { kind: 'offline', code: 'network', status: null },
    });
    expect(outcome.ok ? '' : outcome.failure.message).toContain('ECONNREFUSED');
  });

  it.each([
    [{ code: 'DEPTH_ZERO_SELF_SIGNED_CERT' }, 'tls'],
    [{ code: 'ERR_TLS_CERT_ALTNAME_INVALID' }, 'tls'],
    [{ message: 'net::ERR_CERT_DATE_INVALID' }, 'tls'],
    [{ code: 'ENOTFOUND' }, 'dns'],
    [{ message: 'net::ERR_NAME_NOT_RESOLVED' }, 'dns'],
    [{ message: 'net::ERR_PROXY_CONNECTION_FAILED' }, 'proxy'],
    [{ message: 'net::ERR_INTERNET_DISCONNECTED' }, 'network'],
    [{ code: 'ECONNRESET' }, 'network'],
  ])('that fails with %j is offline, as %s', async (details, code) => {
    const cause = Object.assign(new Error(), details);
    const failing: Fetch = () => Promise.reject(new TypeError('fetch failed', { cause }));
    const outcome = await client('https://example.com', { fetch: failing }).retrieve(ID, never);
    expect(outcome).toMatchObject({ ok: false, failure: { kind: 'offline', code } });
  });

  it.each<[string, (response: ServerResponse) => void]>([
    ['that never answers', () => undefined],
    ['that stalls in the body', (response) => response.writeHead(200).write('{"id":')],
    [
      'that drips',
      (response) => {
        const drip = setInterval(() => response.write(' '), 10);
        response.on('close', () => clearInterval(drip));
      },
    ],
  ])('%s is given up in time', async (_, reply) => {
    const failure = await failureFrom(reply, { timeoutMs: 120 });
    expect(failure).toMatchObject({ kind: 'server', code: 'timeout', status: null });
  });

  it('is given up in time even by a fetch that ignores its signal', async () => {
    const deaf: Fetch = () => new Promise(() => undefined);
    const outcome = await client('https://example.com', { fetch: deaf, timeoutMs: 20 }).retrieve(
      ID,
      never,
    );
    expect(outcome).toMatchObject({ ok: false, failure: { code: 'timeout' } });
  });

  it.each<[string, (response: ServerResponse) => void]>([
    ['with a length', (response) => response.writeHead(200, { 'content-length': 1000 })],
    ['in chunks', (response) => response.writeHead(200)],
  ])('cut in the middle of a body %s is trouble of the server', async (_, begin) => {
    const failure = await failureFrom((response) => {
      begin(response);
      response.write(JSON.stringify(vendor.retrieve).slice(0, 300));
      setTimeout(() => response.destroy(), 20);
    });
    expect(failure).toMatchObject({ kind: 'server', code: 'cut_off' });
  });

  it('with a body of 50 MB is closed as soon as it says so', async () => {
    let written = Promise.resolve(0);
    const failure = await failureFrom((response) => {
      const { socket } = response;
      written = new Promise((resolve) => {
        response.on('close', () => resolve(socket?.bytesWritten ?? 0));
      });
      pour(response.writeHead(200, { 'content-length': 50 * MEGABYTE }), 50);
    });
    expect(failure).toMatchObject({ kind: 'server', code: 'too_large' });
    expect(await written).toBeLessThan(20 * MEGABYTE);
  });

  it('with an endless body is closed at the limit', async () => {
    const over = { maxBytes: 3 * MEGABYTE };
    const failure = await failureFrom((response) => {
      pour(response.writeHead(200), Number.POSITIVE_INFINITY);
    }, over);
    expect(failure).toMatchObject({ kind: 'server', code: 'too_large' });
  });

  it('is closed when the caller gives up, before and during', async () => {
    const { url, seen } = await serve(() => undefined);
    const abort = new AbortController();
    const asked = client(url).retrieve(ID, abort.signal);
    setTimeout(() => abort.abort(), 30);
    expect(await asked).toMatchObject({ ok: false, failure: { code: 'aborted' } });
    expect(await client(url).retrieve(ID, abort.signal)).toMatchObject({
      failure: { code: 'aborted' },
    });
    expect(seen).toHaveLength(1);
  });
});

/** Writes megabytes of spaces as fast as they are taken, at most `limit` of them. */
function pour(response: ServerResponse, limit: number): void {
  const spaces = Buffer.alloc(MEGABYTE, ' ');
  let left = limit;
  while (left > 0 && !response.destroyed) {
    left -= 1;
    if (!response.write(spaces)) break;
  }
  if (left > 0) response.once('drain', () => pour(response, left));
}

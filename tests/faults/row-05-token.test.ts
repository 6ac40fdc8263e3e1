import { describe, expect, onTestFinished, test } from 'vitest';
import { Secret } from '../../contract/secret';
import { createApiClient } from '../../electron/api/client';
import { names } from '../fakes/polling-start';
import { pollingWorld } from '../fakes/polling-world';

const SECOND = 1_000;
const DAY = 24 * 60 * 60 * SECOND;

/** What a service says about every ID it is asked for; it never finishes anything. */
function stillWaiting(body: unknown): Response {
  const { id, ids = [id] } = JSON.parse(String(body)) as { id?: string; ids?: string[] };
  const items = ids.map((one) => ({ id: one, type: 'headshots', request: {}, response: null }));
  return Response.json(id === undefined ? { items, count: items.length } : items[0]);
}

const refused = (status: number, code: string) =>
  Response.json({ success: false, error: { code, message: `It said ${code}.` } }, { status });

/** The poller and the client of the app on a simulated clock, before a network that answers as told. */
function open(network: (body: unknown, token: string | null) => Response | Promise<Response>) {
  const asked: (string | null)[] = [];
  let token: Secret | null = new Secret('old-token');
  const api = createApiClient({
    baseUrl: 'https://api.example',
    token: () => token,
    fetch: async (_url, init) => {
      const sent = new Headers(init?.headers).get('authorization');
      asked.push(sent);
      return network(init?.body, sent);
    },
  });
  const world = pollingWorld({
    reply: () => {
      throw new Error('The client of the app is asked.');
    },
    ports: () => ({ api, hasToken: () => token !== null }),
  });
  onTestFinished(() => world.poller.stop());
  return {
    ...world,
    asked,
    token: () => token,
    give(text: string | null) {
      token = text === null ? null : new Secret(text);
      world.poller.tokenChanged();
    },
    prompts: () => world.states.filter((state) => state.kind === 'stopped').length,
  };
}

describe('5. a token that is rejected in the middle of the checks', () => {
  test.each([
    [401, 'invalid_token'],
    [401, 'token_expired'],
    [401, 'token_mismatched'],
    [401, 'something_new'],
    [200, 'invalid_token'],
  ])('(%i %s) is told once, and no call is made until there is another', async (status, code) => {
    let rejected = false;
    const world = open((body, sent) =>
      rejected && sent === 'Bearer old-token' ? refused(status, code) : stillWaiting(body),
    );
    world.add(...names(500));
    await world.clock.advance(90 * SECOND);
    expect(world.asked.length).toBeGreaterThan(10);
    expect(world.prompts()).toBe(0);

    rejected = true;
    const before = world.asked.length;
    await world.clock.advance(90 * SECOND);
    expect(world.poller.state()).toMatchObject({ kind: 'stopped', reason: 'token' });
    const after = world.asked.length;
    expect(after).toBe(before + 1);

    // Whatever happens meanwhile: new tasks, the network, waking up, a whole day.
    for (let hour = 0; hour < 24; hour += 1) {
      world.add(`late ${hour}`);
      world.poller.networkChanged(false);
      world.poller.networkChanged(true);
      world.poller.wake();
      await world.clock.advance(DAY / 24);
    }
    expect(world.asked.length).toBe(after);
    expect(world.prompts()).toBe(1);
    expect(world.waiting.size).toBe(524);

    world.give('new-token');
    await world.clock.advance(90 * SECOND);
    expect(world.asked.length).toBeGreaterThan(after + 10);
    expect(new Set(world.asked.slice(after))).toEqual(new Set(['Bearer new-token']));
    expect(world.prompts()).toBe(1);
  });
});

/** Ways in which there is no way to the API, or somebody else answers in its place. */
const AWAY: [name: string, answer: () => Response | Promise<Response>, barrier: string][] = [
  ['no network', () => fails('net::ERR_INTERNET_DISCONNECTED'), 'network'],
  ['no such host', () => fails('net::ERR_NAME_NOT_RESOLVED'), 'network'],
  ['refused', () => fails('fetch failed', 'ECONNREFUSED'), 'network'],
  ['a certificate that is past its time', () => fails('net::ERR_CERT_DATE_INVALID'), 'certificate'],
  ['a certificate of nobody’s', () => fails('', 'SELF_SIGNED_CERT_IN_CHAIN'), 'certificate'],
  ['a certificate of another host', () => fails('', 'ERR_TLS_CERT_ALTNAME_INVALID'), 'certificate'],
  ['a proxy that is not there', () => fails('net::ERR_PROXY_CONNECTION_FAILED'), 'proxy'],
  ['a proxy that asks for a password', () => fails('net::ERR_TUNNEL_CONNECTION_FAILED'), 'proxy'],
  ['a 407', () => new Response('Who are you?', { status: 407 }), 'proxy'],
  ['a 511', () => new Response('<p>Sign in', { status: 511 }), 'sign-in'],
  [
    'a web page',
    () => new Response('<html>', { headers: { 'content-type': 'text/html' } }),
    'sign-in',
  ],
];

function fails(message: string, code?: string): Promise<Response> {
  return Promise.reject(Object.assign(new Error(message), code === undefined ? {} : { code }));
}

describe('5. being offline never signs out', () => {
  test.each(AWAY)('%s', async (_, answer, barrier) => {
    let away = false;
    const world = open((body) => (away ? answer() : stillWaiting(body)));
    world.add(...names(60));
    await world.clock.advance(60 * SECOND);
    away = true;
    await world.clock.advance(60 * SECOND);
    for (let hour = 0; hour < 24; hour += 1) {
      expect(world.poller.state()).toMatchObject({ kind: 'offline', barrier });
      await world.clock.advance(DAY / 24);
    }
    expect(world.prompts()).toBe(0);
    expect(world.waiting.size).toBe(60);
    expect(world.token()?.reveal()).toBe('old-token');
    away = false;
    world.poller.networkChanged(true);
    await world.clock.advance(10 * SECOND);
    expect(['scheduled', 'asking']).toContain(world.poller.state().kind);
    expect(world.prompts()).toBe(0);
  });
});

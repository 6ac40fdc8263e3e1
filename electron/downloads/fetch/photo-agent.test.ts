import type { lookup } from 'node:dns';
import { type Agent, request } from 'undici';
import { onTestFinished, expect, test } from 'vitest';
import { createPhotoAgent } from './photo-agent';
import { serve } from '../testing/test-server';

/** Looks every name up as `addresses`. */
function lookupOf(...addresses: string[]): typeof lookup {
  const found = addresses.map((address) => ({ address, family: 4 }));
  const answer = (_host: string, _options: object, callback: (...args: unknown[]) => void) =>
    callback(null, found);
  return answer as unknown as typeof lookup;
}

/** Requests through an agent for whom every name stands for `addresses`. */
function agentOf(loopbackOrigin: string | null, ...addresses: string[]) {
  const agent = createPhotoAgent(loopbackOrigin, lookupOf(...addresses));
  onTestFinished(() => agent.destroy());
  return { request: (origin: string) => request(origin, { dispatcher: agent as Agent }) };
}

test('a name that stands for loopback is refused before a connection is tried', async () => {
  const server = await serve((_request, response) => response.end());
  let connections = 0;
  server.onConnection(() => {
    connections += 1;
  });
  const origin = server.origin.replace('127.0.0.1', 'photos.example.com');
  const answer = agentOf(null, '127.0.0.1', '::1').request(origin);
  await expect(answer).rejects.toMatchObject({ code: 'address' });
  expect(connections).toBe(0);
});

test('of several addresses of a name, the allowed ones are used', async () => {
  const { origin } = await serve((_request, response) => response.end());
  const named = origin.replace('127.0.0.1', 'api.example.com');
  // Loopback stands in for the allowed one: this name is the API’s own.
  const answer = agentOf(named, '10.0.0.1', '127.0.0.1').request(named);
  expect((await answer).statusCode).toBe(200);
});

test('a server that is not there is unreachable, not at fault', async () => {
  const origin = 'http://127.0.0.1:9';
  await expect(agentOf(origin).request(origin)).rejects.toMatchObject({ code: 'unreachable' });
});

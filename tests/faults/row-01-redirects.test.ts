import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openDesk, uuid } from '../cli/desk';
import { readJson } from '../cli/fetch-json';
import { openChecks } from './checks';
import { openTrap } from './sockets';
import { expectNoToken } from './stand';

const STATUSES = [301, 302, 303, 307, 308] as const;
/** Where a redirect may lead. `PORT` is the trap's: it listens on every address of this computer. */
const TARGETS = [
  ['another port', 'http://127.0.0.1:PORT/headshots/tasks'],
  ['another host', 'http://127.0.0.2:PORT/headshots/tasks'],
  ['the same host by name', 'http://localhost:PORT/headshots/tasks'],
  ['another scheme', 'https://127.0.0.1:PORT/headshots/tasks'],
  ['another host, without a scheme', '//127.0.0.3:PORT/headshots/tasks'],
  ['a name with a password', 'http://a:b@127.0.0.1:PORT/headshots/tasks'],
  ['a socket', 'ws://127.0.0.1:PORT/'],
] as const;

const never = new AbortController().signal;

describe('1. the token never follows a redirect of the API', () => {
  test.for(TARGETS)('to %s', async ([, pattern], context) => {
    const { sandbox, client } = await openChecks(context);
    const trap = await openTrap();
    const location = pattern.replace('PORT', String(trap.port));
    for (const status of STATUSES) {
      sandbox.faults.api.push({ times: 3, answer: { kind: 'redirect', location, status } });
      const outcomes = [
        await client.retrieve('a', never),
        await client.retrieveBatch(['a', 'b'], never),
        await client.raw({ id: 'a', action: 'retrieve' }, never),
      ];
      for (const outcome of outcomes) {
        expect(outcome).toMatchObject({ failure: { kind: 'offline', code: 'redirected' } });
      }
    }
    expect(trap.seen).toEqual({ connections: 0, bytes: 0 });
    expect(sandbox.counts.api).toBe(3 * STATUSES.length);
    // The trap does catch whoever walks into it.
    await fetch(`http://127.0.0.1:${trap.port}/`, { method: 'POST' });
    expect(trap.seen.connections).toBe(1);
  });

  test('not even to another path of its own', async (context) => {
    const { sandbox, client } = await openChecks(context);
    const location = `${sandbox.url}/elsewhere`;
    sandbox.faults.api.push({ answer: { kind: 'redirect', location } });
    expect(await client.retrieve('a', never)).toMatchObject({ failure: { code: 'redirected' } });
    expect(sandbox.requests.map(({ path }) => path)).toEqual(['/headshots/tasks']);
  });

  test('while the checks go on asking, and go on where they were once it is over', async (context) => {
    const { sandbox, poller, add, ids, waiting } = await openChecks(context);
    const trap = await openTrap();
    const location = `http://127.0.0.1:${trap.port}/`;
    sandbox.addTasks([{ id: uuid(1), outcome: 'finished', finishesAfterMs: 0 }]);
    sandbox.faults.api.push({ times: 2, answer: { kind: 'redirect', location } });
    add([uuid(1)]);
    await expect.poll(() => poller.state().kind).toBe('offline');
    await expect.poll(() => waiting.size).toBe(0);
    expect(ids('answered')).toEqual([uuid(1)]);
    expect(trap.seen.connections).toBe(0);
  });
});

test('1. no photo request carries the token, wherever it is sent on to', async (context) => {
  const desk = await openDesk(context);
  const seen: string[] = [];
  const other = createServer((request, response) => {
    seen.push(JSON.stringify([request.url, request.headers]));
    response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void other.close());
  const elsewhere = `http://127.0.0.1:${(other.address() as AddressInfo).port}/a.png`;
  const list = await desk.list('list.csv', [
    { id: uuid(1), name: 'Ada' },
    { id: uuid(2), name: 'Bob' },
    { id: uuid(3), name: 'Eve' },
  ]);
  const { faults, url } = desk.sandbox;
  // To another photo of the same origin, where it arrives; and to a server that may not be asked.
  faults.photo(uuid(1), { kind: 'redirect', location: `${url}/headshots/${uuid(2)}.png` });
  faults.photo(uuid(3), { kind: 'redirect', location: elsewhere });
  const { code, stdout, stderr } = await desk.fetch([list, '--json']);
  expect(code, stderr).toBe(3);
  const { tasks } = readJson(stdout);
  expect(tasks.map(({ photos }) => photos[0]?.status)).toEqual(['saved', 'saved', 'failed']);
  const photoRequests = desk.sandbox.requests.filter(({ method }) => method === 'GET');
  expect(photoRequests.length).toBeGreaterThanOrEqual(4);
  expectNoToken({ ...desk.sandbox, requests: photoRequests });
  expect(seen).toEqual([]);
});

import { networkInterfaces } from 'node:os';
import { describe, expect, test } from 'vitest';
import { openDesk, uuid } from '../cli/desk';
import { readJson } from '../cli/fetch-json';
import { expectNoToken, expectSaved, openStand, saveWithRetry } from './stand';
import { nameHosts, openTrap, watchConnections } from './sockets';

/** `PORT` is the trap's: it listens on every address of this computer. */
const FORBIDDEN = [
  ['scheme', 'file:///etc/passwd'],
  ['scheme', 'file://127.0.0.1/etc/passwd'],
  ['scheme', 'data:image/png;base64,iVBORw0KGgo='],
  ['scheme', 'ftp://127.0.0.1:PORT/a.png'],
  ['scheme', 'ws://127.0.0.1:PORT/a.png'],
  ['scheme', 'blob:http://127.0.0.1:PORT/a'],
  ['scheme', 'proofsheet-photo://photo/a/b'],
  // Loopback, in all its spellings.
  ['address', 'http://127.0.0.1:PORT/a.png'],
  ['address', 'https://127.0.0.1:PORT/a.png'],
  ['address', 'http://127.255.255.254:PORT/a.png'],
  ['address', 'http://2130706433:PORT/a.png'],
  ['address', 'http://0x7f000001:PORT/a.png'],
  ['address', 'http://017700000001:PORT/a.png'],
  ['address', 'http://0177.0.0.1:PORT/a.png'],
  ['address', 'http://0x7f.0.0.1:PORT/a.png'],
  ['address', 'http://127.1:PORT/a.png'],
  ['address', 'http://127.0.1:PORT/a.png'],
  ['address', 'http://%31%32%37.0.0.1:PORT/a.png'],
  ['address', 'http://%EF%BC%91%EF%BC%92%EF%BC%97%E3%80%820%E3%80%820%E3%80%821:PORT/a.png'],
  ['address', 'http://user:secret@127.0.0.1:PORT/a.png'],
  ['address', 'http://[::1]:PORT/a.png'],
  ['address', 'http://[0:0:0:0:0:0:0:1]:PORT/a.png'],
  ['address', 'http://[::ffff:127.0.0.1]:PORT/a.png'],
  ['address', 'http://[::ffff:7f00:1]:PORT/a.png'],
  // RFC 1918, also as IPv4-mapped, decimal, octal and hexadecimal.
  ['address', 'http://10.0.0.1:PORT/a.png'],
  ['address', 'http://10.255.255.255:PORT/a.png'],
  ['address', 'http://172.16.0.1:PORT/a.png'],
  ['address', 'http://172.31.255.255:PORT/a.png'],
  ['address', 'http://192.168.0.1:PORT/a.png'],
  ['address', 'http://167772161:PORT/a.png'],
  ['address', 'http://012.0.0.1:PORT/a.png'],
  ['address', 'http://0xc0a80001:PORT/a.png'],
  ['address', 'http://[::ffff:10.0.0.1]:PORT/a.png'],
  ['address', 'http://[::ffff:c0a8:1]:PORT/a.png'],
  // Link-local.
  ['address', 'http://169.254.169.254:PORT/latest/meta-data'],
  ['address', 'http://2852039166:PORT/latest/meta-data'],
  ['address', 'http://[::ffff:169.254.169.254]:PORT/a.png'],
  ['address', 'http://[fe80::1]:PORT/a.png'],
  ['address', 'http://[febf::1]:PORT/a.png'],
  // Unique local.
  ['address', 'http://[fc00::1]:PORT/a.png'],
  ['address', 'http://[fdff:ffff::1]:PORT/a.png'],
  // Unspecified.
  ['address', 'http://0.0.0.0:PORT/a.png'],
  ['address', 'http://0:PORT/a.png'],
  ['address', 'http://[::]:PORT/a.png'],
  ['address', 'http://[::ffff:0.0.0.0]:PORT/a.png'],
  // Multicast.
  ['address', 'http://224.0.0.1:PORT/a.png'],
  ['address', 'http://239.255.255.250:PORT/a.png'],
  ['address', 'http://[ff02::1]:PORT/a.png'],
] as const;

/** Names of this computer itself, which any name server can give to any host. */
const HOSTILE_NAMES = {
  'loopback.test': ['127.0.0.1'],
  'loopback6.test': ['::1'],
  'mapped.test': ['::ffff:127.0.0.1'],
  'private.test': ['192.168.0.1', '10.0.0.1'],
  'metadata.test': ['169.254.169.254'],
  'local6.test': ['fd00::1', 'fe80::1'],
  'nowhere.test': ['0.0.0.0', '::'],
  'many.test': ['224.0.0.1', 'ff02::1'],
};

describe('2. a photo at a forbidden address is refused before a byte is sent', () => {
  test.each(['image_url', 'redirect'] as const)('as %s', async (way) => {
    const stand = await openStand();
    const trap = await openTrap();
    const tried = watchConnections();
    const own = Object.values(networkInterfaces())
      .flatMap((found) => found ?? [])
      .filter(({ address }) => /^(?:10|172\.(?:1[6-9]|2\d|3[01])|192\.168)\./.test(address))
      .map(({ address }) => ['address', `http://${address}:PORT/a.png`] as const);
    for (const [code, pattern] of [...FORBIDDEN, ...own]) {
      const target = pattern.replace('PORT', String(trap.port));
      const hop = stand.photo('hop');
      stand.sandbox.faults.photo('hop', { kind: 'redirect', location: target }, 1);
      const outcome = await stand.save({ url: way === 'redirect' ? hop.url : target });
      stand.sandbox.faults.clear();
      expect(outcome, target).toMatchObject({ kind: 'refused', error: { code } });
    }
    expect(trap.seen).toEqual({ connections: 0, bytes: 0 });
    const api = new URL(stand.sandbox.url).host;
    expect(tried.filter((where) => where !== api)).toEqual([]);
    expect(await stand.photos()).toEqual([]);
    expectNoToken(stand.sandbox);
    // The trap does catch whoever walks into it.
    await fetch(`http://127.0.0.1:${trap.port}/`);
    expect(trap.seen.connections).toBe(1);
    expect(tried.length).toBeGreaterThan(0);
  });

  test.each(['image_url', 'redirect'] as const)(
    'under a name that leads there, as %s',
    async (way) => {
      nameHosts(HOSTILE_NAMES);
      const stand = await openStand();
      const trap = await openTrap();
      for (const name of [...Object.keys(HOSTILE_NAMES), 'localhost']) {
        const target = `http://${name}:${trap.port}/a.png`;
        const hop = stand.photo('hop');
        stand.sandbox.faults.photo('hop', { kind: 'redirect', location: target }, 1);
        const outcome = await stand.save({ url: way === 'redirect' ? hop.url : target });
        stand.sandbox.faults.clear();
        expect(outcome, target).toMatchObject({ kind: 'refused', error: { code: 'address' } });
      }
      expect(trap.seen).toEqual({ connections: 0, bytes: 0 });
      expect(await stand.photos()).toEqual([]);
    },
  );

  test('on the last of several hops', async () => {
    const stand = await openStand();
    const trap = await openTrap();
    const hops = ['a', 'b', 'c', 'd'].map((id) => ({ id, ...stand.photo(id) }));
    for (const [at, { id }] of hops.entries()) {
      const location = hops[at + 1]?.url ?? `http://127.1:${trap.port}/a.png`;
      stand.sandbox.faults.photo(id, { kind: 'redirect', location });
    }
    const outcome = await stand.save({ url: hops[0]!.url });
    expect(outcome).toMatchObject({ kind: 'refused', error: { code: 'address' } });
    expect(stand.sandbox.counts.pictures).toBe(4);
    expect(trap.seen.connections).toBe(0);
  });

  test('when only the connection shows where it leads', async () => {
    nameHosts({ 'router.test': { judged: '198.18.0.1', connected: '127.0.0.1' } });
    const stand = await openStand();
    const trap = await openTrap();
    const outcome = await stand.save({ url: `http://router.test:${trap.port}/a.png` });
    expect(outcome).toMatchObject({ kind: 'refused', error: { code: 'address' } });
    expect(trap.seen).toEqual({ connections: 1, bytes: 0 });
  });
});

describe('2. what a proxy or the API itself needs stays open', () => {
  test('198.18/15 is asked, by address and by name', async () => {
    nameHosts({ 'fake-ip.test': ['198.19.255.254'] });
    const stand = await openStand();
    const tried = watchConnections();
    for (const host of ['198.18.0.1', 'fake-ip.test']) {
      const stop = new AbortController();
      const saving = stand.save({ url: `http://${host}:9/a.png` }, { signal: stop.signal });
      await expect.poll(() => tried).toContain(`${host}:9`);
      stop.abort();
      // Whatever is there, and whatever it says: it was asked.
      expect(await saving).not.toMatchObject({ error: { code: 'address' } });
    }
  });

  test('loopback at the origin of an API on loopback, and at no other one', async () => {
    const stand = await openStand();
    const { url, bytes } = stand.photo('one');
    await expectSaved((await saveWithRetry(stand, { url })).outcome, bytes);
    const port = new URL(url).port;
    for (const other of [
      url.replace('http:', 'https:'),
      url.replace('127.0.0.1', 'localhost'),
      url.replace('127.0.0.1', '127.0.0.2'),
      url.replace('127.0.0.1', '[::ffff:127.0.0.1]'),
      url.replace(port, String(Number(port) === 65_535 ? 1_024 : Number(port) + 1)),
    ]) {
      const outcome = await stand.save({ url: other });
      expect(outcome, other).toMatchObject({ kind: 'refused', error: { code: 'address' } });
    }
    expect(stand.sandbox.counts.pictures).toBe(1);
  });

  test('nothing on loopback where the API is elsewhere', async () => {
    const stand = await openStand({ apiOnLoopback: false });
    const { url } = stand.photo('one');
    expect(await stand.save({ url })).toMatchObject({
      kind: 'refused',
      error: { code: 'address' },
    });
    expect(stand.sandbox.counts.pictures).toBe(0);
  });
});

test('2. the whole program names each such photo as failed, and asks nobody', async (context) => {
  const desk = await openDesk(context);
  const trap = await openTrap();
  const targets = FORBIDDEN.map(([code, pattern], n) => {
    return { id: uuid(n), code, url: pattern.replace('PORT', String(trap.port)) };
  });
  const hops = targets.map(({ code, url }, n) => ({ id: uuid(1_000 + n), code, url }));
  const list = await desk.list('list.csv', [
    ...targets.map(({ id, url }) => ({ id, imageUrls: [url] })),
    ...hops.map(({ id }) => ({ id })),
  ]);
  for (const { id, url } of hops) {
    desk.sandbox.faults.photo(id, { kind: 'redirect', location: url });
  }
  const { code, stdout, stderr } = await desk.fetch([list, '--json']);
  expect(code, stderr).toBe(3);
  const { tasks } = readJson(stdout);
  const reasons = new Map(tasks.map(({ id, photos }) => [id, photos[0]]));
  for (const { id, code, url } of [...targets, ...hops]) {
    expect(reasons.get(id), url).toMatchObject({ status: 'failed', error: { code } });
  }
  expect(trap.seen).toEqual({ connections: 0, bytes: 0 });
  // One request for each that leads on, none for the others.
  expect(desk.sandbox.counts.pictures).toBe(hops.length);
  const photoRequests = desk.sandbox.requests.filter(({ method }) => method === 'GET');
  expect(photoRequests.filter(({ authorization }) => authorization)).toEqual([]);
  expect(await desk.files()).toEqual([]);
});

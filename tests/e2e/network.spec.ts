import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { ElectronApplication } from '@playwright/test';
import { ROOT } from '../../scripts/project.mjs';
import { makeCertificates, startTlsPeer } from '../faults/certificates';
import type { TlsPeer } from '../faults/certificates';
import { expect, test as base } from './desk';
import { filesIn, holdersOf } from './files';
import { handOn, servePac, startTunnelProxy } from './network';
import type { TunnelProxy } from './network';
import { bringIn, connect, state, statusBar } from './operator';
import { listOf, people, person, tasksOf } from './people';

const photo = readFileSync(path.join(ROOT, 'sandbox', 'portraits', '01.png'));
const certificates = makeCertificates();
base.afterAll(() => certificates.remove());

/** The API behind TLS, and the one proxy that leads to it. */
const test = base.extend<{ peer: TlsPeer; tunnel: TunnelProxy }>({
  peer: async ({ sandbox }, use) => {
    const peer = await startTlsPeer(certificates.of('good'), handOn(sandbox));
    await use(peer);
    peer.stop();
  },
  tunnel: async ({ peer }, use) => {
    const tunnel = await startTunnelProxy(peer.port, photo);
    await use(tunnel);
    tunnel.stop();
  },
});

/** No authority of this system signed the certificate: Chromium is told that its key is a good one. */
const trusting = `--ignore-certificate-errors-spki-list=${certificates.keyHash('good')}`;
const API = '--api-url=https://api.example';

/** When the API's questions leave the app, in ms: the first makes a tunnel, and arrives late by that. */
async function watchQuestions(app: ElectronApplication): Promise<() => Promise<number[]>> {
  await app.evaluate(({ net }) => {
    const left: number[] = [];
    Reflect.set(globalThis, 'left', left);
    const { fetch } = net;
    net.fetch = (...asked) => {
      left.push(Date.now());
      return fetch(...asked);
    };
  });
  return () => app.evaluate(() => Reflect.get(globalThis, 'left') as number[]);
}

function tellsToken(token: string, { heard }: TunnelProxy): string[] {
  return holdersOf(token, new Map(heard.map((words) => [words, Buffer.from(words)])));
}

test('17. a PAC file is obeyed: by the API’s calls, which the proxy cannot read, and by photos', async ({
  desk,
  peer,
  tunnel,
}) => {
  const pac = await servePac(['api.example', 'photos.example'], tunnel.port);
  try {
    const guests = [person('Ana Duarte', { imageUrls: ['http://photos.example/1.png'] })];
    desk.sandbox.addTasks(tasksOf(guests));
    const { page } = await desk.open([API, trusting, `--proxy-pac-url=${pac.url}`]);
    await connect(page, desk.sandbox.token);
    await bringIn(page, await desk.write('march.csv', listOf(guests)));
    await expect.poll(async () => (await state(page)).counts.photosSaved).toBe(1);

    expect(pac.asked).toContain('/office.pac');
    // Neither name leads anywhere but through the proxy.
    expect(tunnel.asked).toContain('api.example:443');
    expect(tunnel.asked).toContain('http://photos.example/1.png');
    expect(tellsToken(desk.sandbox.token, tunnel)).toEqual([]);
    // The API itself was told it, within the tunnel.
    expect(peer.seen.text).toContain(desk.sandbox.token);
    expect([...(await filesIn(desk.photos)).values()]).toEqual([photo]);
  } finally {
    pac.stop();
  }
});

test('17. a proxy that asks for a password is told, not passed by, and gone on with when it lets through', async ({
  desk,
  peer,
  tunnel,
}) => {
  const guests = people(3, { outcome: 'failed' });
  desk.sandbox.addTasks(tasksOf(guests));
  tunnel.door = 'asks-password';
  // The API is on this very computer: it could be reached without the proxy.
  const { page } = await desk.open([
    `--api-url=https://localhost:${peer.port}`,
    trusting,
    `--proxy-server=http://127.0.0.1:${tunnel.port}`,
    '--proxy-bypass-list=<-loopback>',
  ]);
  await connect(page, desk.sandbox.token);
  await bringIn(page, await desk.write('march.csv', listOf(guests)));
  await expect(statusBar(page)).toContainText('the proxy of this network lets nothing through');
  expect(tunnel.asked).toContain(`localhost:${peer.port}`);
  expect((await state(page)).account).toMatchObject({ keychain: 'stored' });
  expect(peer.seen).toEqual({ connections: 0, text: '' });
  expect(desk.sandbox.counts.api).toBe(0);
  expect(tellsToken(desk.sandbox.token, tunnel)).toEqual([]);

  tunnel.door = 'open';
  await expect.poll(async () => (await state(page)).counts.failed).toBe(3);
  expect(tellsToken(desk.sandbox.token, tunnel)).toEqual([]);
});

test('17. whoever cannot prove to be the API is sent nothing, and the status bar says so', async ({
  desk,
  peer,
}) => {
  const guests = people(3, { outcome: 'failed' });
  desk.sandbox.addTasks(tasksOf(guests));
  const { page } = await desk.open([`--api-url=https://localhost:${peer.port}`]);
  await connect(page, desk.sandbox.token);
  await bringIn(page, await desk.write('march.csv', listOf(guests)));
  for (const flaw of ['expired', 'self-signed', 'wrong-host', 'unknown-authority'] as const) {
    peer.show(certificates.of(flaw));
    const before = peer.seen.connections;
    await statusBar(page).getByRole('button', { name: 'Check now' }).click();
    await expect.poll(() => peer.seen.connections, flaw).toBeGreaterThan(before);
    await expect(statusBar(page)).toContainText('cannot prove who it is, so nothing was sent');
    // It tries again by itself, and asks for a moment then.
    await expect.poll(async () => (await state(page)).checking.kind, flaw).toBe('offline');
  }
  expect(peer.seen.text).toBe('');
  expect(desk.sandbox.requests).toEqual([]);
  const { account, counts } = await state(page);
  expect(account).toMatchObject({ keychain: 'stored' });
  expect(counts).toMatchObject({ waiting: 3, failed: 0, missing: 0 });
});

test('17. awake after sleep, it catches up at once, and with no more than two questions a second', async ({
  desk,
  tunnel,
}) => {
  const TASKS = 120;
  const guests = people(TASKS, { outcome: 'failed' });
  desk.sandbox.addTasks(tasksOf(guests));
  tunnel.door = 'shut';
  const { app, page } = await desk.open([
    API,
    trusting,
    `--proxy-server=http://127.0.0.1:${tunnel.port}`,
  ]);
  await connect(page, desk.sandbox.token);
  await bringIn(page, await desk.write('march.csv', listOf(guests)));
  // Until the next try is so far away that it cannot be what goes on below.
  await expect
    .poll(
      async () => {
        await page.evaluate(() => window.proofsheet.checkNow(null));
        await expect.poll(async () => (await state(page)).checking.kind).toBe('offline');
        const { checking } = await state(page);
        return checking.kind === 'offline' ? checking.until - Date.now() : 0;
      },
      // How far away is drawn by lot, once a try.
      { timeout: 90_000 },
    )
    .toBeGreaterThan(25_000);
  const left = await watchQuestions(app);
  await app.evaluate(({ powerMonitor }) => void powerMonitor.emit('suspend'));
  tunnel.door = 'open';
  await app.evaluate(({ powerMonitor }) => {
    for (let n = 0; n < 5; n += 1) powerMonitor.emit('resume');
  });
  await expect.poll(async () => (await state(page)).counts.failed).toBe(TASKS);
  const { requests } = desk.sandbox;
  expect(requests.flatMap(({ ids }) => ids).sort()).toEqual(
    guests.map(({ task }) => task.id).sort(),
  );
  expect(requests).toHaveLength(3);
  // In all this time nobody but the API was asked for, by any part of the browser either.
  expect(new Set(tunnel.asked)).toEqual(new Set(['api.example:443']));
  const [first = NaN, second = NaN, third = NaN] = await left();
  expect(second - first).toBeGreaterThan(400);
  expect(third - second).toBeGreaterThan(400);
});

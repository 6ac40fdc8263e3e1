import { createServer } from 'node:http';
import type { IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from '../../scripts/project.mjs';
import { filesIn, holdersOf } from './files';
import { bringIn, connect, state } from './operator';
import { expect, test } from './desk';
import { listOf, person, tasksOf } from './people';

/** An HTTP proxy that is all the web there is: what it is asked for, it answers itself. */
async function startProxy(answers: { photo: Buffer }) {
  const requests: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    requests.push(request);
    const { host, pathname } = new URL(request.url ?? '', 'http://nowhere.example');
    if (host !== 'photos.example') response.writeHead(502).end();
    else if (pathname === '/to-router') {
      response.writeHead(302, { location: 'http://192.168.1.1/photo.png' }).end('Elsewhere.');
    } else if (pathname === '/to-file') {
      response.writeHead(302, { location: 'file:///etc/passwd' }).end();
    } else if (pathname === '/moved.png') {
      response.writeHead(301, { location: '/found.png' }).end();
    } else if (pathname === '/password') {
      response.writeHead(407, { 'proxy-authenticate': 'Basic realm="office"' }).end();
    } else response.writeHead(200, { 'set-cookie': 'seen=1' }).end(answers.photo);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    requests,
    urls: () => requests.map(({ url }) => url),
    // Chromium leaves out loopback by itself: there the API is.
    words: [`--proxy-server=http://127.0.0.1:${port}`],
    stop() {
      server.close();
      server.closeAllConnections();
    },
  };
}

const photo = readFileSync(path.join(ROOT, 'sandbox', 'portraits', '01.png'));

test('17. photos come through the system’s proxy, which learns no token', async ({ desk }) => {
  const proxy = await startProxy({ photo });
  try {
    const pages = [...Array.from({ length: 12 }, (_, index) => `${index}.png`), 'moved.png'];
    const guests = pages.map((page) =>
      person(`Guest ${page}`, { imageUrls: [`http://photos.example/${page}`] }),
    );
    desk.sandbox.addTasks(tasksOf(guests));
    const { page } = await desk.open(proxy.words);
    await connect(page, desk.sandbox.token);
    await bringIn(page, await desk.write('march.csv', listOf(guests)));
    await expect.poll(async () => (await state(page)).counts.photosSaved).toBe(13);

    const saved = await filesIn(desk.photos);
    expect(saved.size).toBe(13);
    for (const [name, bytes] of saved) expect(bytes.equals(photo), name).toBe(true);
    expect(proxy.urls().filter((url) => url?.startsWith('http://photos.example/'))).toHaveLength(
      14,
    );
    const heard = proxy.requests.map(({ url, rawHeaders }) => `${url} ${rawHeaders.join(' ')}`);
    expect(holdersOf(desk.sandbox.token, new Map([['heard', Buffer.from(heard.join())]]))).toEqual(
      [],
    );
    for (const { headers } of proxy.requests) {
      expect(headers).not.toHaveProperty('authorization');
      expect(headers).not.toHaveProperty('cookie');
      expect(headers['accept-encoding']).toBe('identity');
    }
  } finally {
    proxy.stop();
  }
});

test('17. behind a proxy, too, an address that leads into the local network is refused', async ({
  desk,
}) => {
  const proxy = await startProxy({ photo });
  try {
    const guests = [
      person('Router', { imageUrls: ['http://photos.example/to-router'] }),
      person('File', { imageUrls: ['http://photos.example/to-file'] }),
      person('Literal', { imageUrls: ['http://10.0.0.7/photo.png'] }),
    ];
    desk.sandbox.addTasks(tasksOf(guests));
    const { page } = await desk.open(proxy.words);
    await connect(page, desk.sandbox.token);
    await bringIn(page, await desk.write('march.csv', listOf(guests)));
    await expect.poll(async () => (await state(page)).counts.photosFailed).toBe(3);
    expect(await filesIn(desk.photos)).toEqual(new Map());
    expect(proxy.urls().sort()).toEqual([
      'http://photos.example/to-file',
      'http://photos.example/to-router',
    ]);
  } finally {
    proxy.stop();
  }
});

test('17. a proxy that asks for a password is waited for, and nothing goes past it', async ({
  desk,
}) => {
  const proxy = await startProxy({ photo });
  try {
    const guests = [person('Ana Duarte', { imageUrls: ['http://photos.example/password'] })];
    desk.sandbox.addTasks(tasksOf(guests));
    const { page } = await desk.open(proxy.words);
    await connect(page, desk.sandbox.token);
    await bringIn(page, await desk.write('march.csv', listOf(guests)));
    await expect.poll(async () => (await state(page)).saving.problem?.code).toBe('offline');
    const { saving, counts } = await state(page);
    expect(saving.problem?.message).toContain('password');
    expect(counts).toMatchObject({ photosFailed: 0, photosSaved: 0, photosQueued: 1 });
  } finally {
    proxy.stop();
  }
});

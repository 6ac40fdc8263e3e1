import type { lookup } from 'node:dns/promises';
import { expect, test } from 'vitest';
import { judgeWayPastProxy } from './way-past-proxy';

/** Names as a hostile server of names has them. */
const NAMES: Record<string, string[]> = {
  'cdn.test': ['93.184.216.34'],
  'router.test': ['192.168.0.1'],
  'both.test': ['93.184.216.34', '::ffff:127.0.0.1'],
  'here.test': ['127.0.0.1'],
};

const find = (async (host: string) => {
  const found = NAMES[host];
  if (!found) throw new Error('ENOTFOUND');
  return found.map((address) => ({ address, family: 4 }));
}) as unknown as typeof lookup;

const judge = (url: string, answer: string, loopbackOrigin: string | null = null) =>
  judgeWayPastProxy(new URL(url), answer, loopbackOrigin, find);

test.each(['PROXY a:1;DIRECT', 'PROXY a:1; direct', 'SOCKS5 a:1;PROXY b:2;DIRECT', 'unknown'])(
  'what leads into the local network is refused where the answer is %s',
  async (answer) => {
    for (const host of ['router.test', 'both.test', 'here.test']) {
      await expect(judge(`https://${host}/a.png`, answer), host).rejects.toMatchObject({
        code: 'address',
      });
    }
    await expect(judge('https://cdn.test/a.png', answer)).resolves.toBeUndefined();
    // Only the proxy knows it, so that there is no way past it.
    await expect(judge('https://elsewhere.test/a.png', answer)).resolves.toBeUndefined();
  },
);

test('where there is no way past the proxies, they alone know what a name stands for', async () => {
  await expect(judge('https://router.test/a', 'PROXY direct.test:1')).resolves.toBeUndefined();
});

test('the stand-in on this computer may be reached, and nothing else on it', async () => {
  const here = 'http://here.test:4711';
  await expect(judge(`${here}/a.png`, 'PROXY a:1;DIRECT', here)).resolves.toBeUndefined();
  await expect(judge('http://here.test:80/', 'PROXY a:1;DIRECT', here)).rejects.toThrow();
});

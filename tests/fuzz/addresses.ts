import { isIP } from 'node:net';
import { isAbsolute } from 'node:path';
import * as fc from 'fast-check';
import { parsePhotoAddress, photoAddress } from '../../contract/photo-address';
import { proxyAddress } from '../../contract/proxy-address';
import { tasksUrl } from '../../contract/tasks-url';
import { parseApiUrl } from '../../electron/api/api-url';
import { parseCommand } from '../../electron/cli/arguments';
import { judgeUrl } from '../../electron/downloads/fetch/address';
import { filesFromArgv } from '../../electron/shell/files-from-argv';
import { spoiltText } from './spoil';
import { within } from './target';
import type { Target } from './target';

const PIECES = [
  [
    'http://',
    'https://',
    'socks5://',
    'file://',
    'data:',
    '//',
    '://',
    ':',
    '/',
    '?',
    '#',
    '@',
    '\\',
  ],
  [
    'user:word@',
    '127.0.0.1',
    '[::1]',
    '[::ffff:10.0.0.1]',
    '0x7f.1',
    '2130706433',
    'localhost',
    '.',
  ],
  [':80', ':0', ':65536', ':99999', '%00', '%2e%2e', '..', '\0', '\n', '\t', ' ', '\u3002', 'ｅ'],
].flat(1);

const proxies: Target<string> = {
  name: 'proxy addresses',
  taste: 2_000,
  seeds: ['proxy.test:3128', 'http://10.0.0.1:80', 'socks5://[::1]:1080', 'https://a.b:443/'],
  spoil: (from) => spoiltText(from, PIECES),
  async check(typed) {
    const address = await within(() => proxyAddress(typed));
    if (address === null) return;
    if (proxyAddress(address) !== address) throw new Error(`${address} is not in its one form.`);
    // Chromium reads a list here: nothing may end the one address and begin another.
    if (!/^(https?|socks[45]):\/\/([a-z0-9.-]+|\[[0-9a-f:.]+\]):\d{1,5}$/.test(address)) {
      throw new Error(address);
    }
  },
};

const photoUrls: Target<string> = {
  name: 'addresses of photos',
  taste: 2_000,
  seeds: [
    'https://cdn.test/a.png',
    'http://198.18.0.1/a',
    'https://[2001:db8::1]:8443/a?b#c',
    '//host/a',
    photoAddress('thumbnail', 'a/b', '16f9', '1'),
  ],
  spoil: (from) => spoiltText(from, [...PIECES, 'proofsheet-photo://', 'photo', 'thumbnail/']),
  async check(text) {
    for (const base of [null, new URL('https://cdn.test/x/')]) {
      const judged = await within(() => judgeUrl(text, base, 'http://127.0.0.1:4711'));
      if (!judged.ok) continue;
      const { protocol, hostname, origin } = judged.url;
      const isHere =
        (isIP(hostname) === 4 && /^(127|0|10|192\.168|169\.254)\./.test(hostname)) ||
        /^\[::(1?\]|ffff:)/.test(hostname);
      const fine = /^https?:$/.test(protocol) && (!isHere || origin === 'http://127.0.0.1:4711');
      if (!fine) throw new Error(judged.url.href);
    }
    const named = await within(() => parsePhotoAddress(text));
    if (named === null) return;
    const again = parsePhotoAddress(photoAddress(named.size, named.taskId, named.key, ''));
    if (JSON.stringify(again) !== JSON.stringify(named)) throw new Error(JSON.stringify(again));
  },
};

const apiUrls: Target<string> = {
  name: 'addresses of the API',
  taste: 2_000,
  seeds: ['https://api.test', 'http://127.0.0.1:8080/', 'https://api.test/v1//', 'http://[::1]:1'],
  spoil: (from) => spoiltText(from, PIECES),
  async check(typed) {
    const judged = await within(() => parseApiUrl(typed));
    if (!judged.ok) {
      if (!/^[A-Z].{20,}/.test(judged.reason)) throw new Error(judged.reason);
      return;
    }
    const url = new URL(tasksUrl(judged.url));
    const fine =
      (url.protocol === 'https:' || /^(localhost|127\.[\d.]+|\[::1\])$/.test(url.hostname)) &&
      url.origin === judged.url.origin &&
      url.pathname.endsWith('/headshots/tasks') &&
      `${url.username}${url.password}${url.search}${url.hash}` === '';
    if (!fine) throw new Error(url.href);
  },
};

const WORDS = [
  'fetch',
  'retrieve',
  'retrieve-batch',
  'sandbox',
  'help',
  '--version',
  '--',
  '-',
  '-h',
];
const OPTIONS = [
  '--out',
  '--out=',
  '--json',
  '--timeout',
  '--port',
  '--api-url',
  '--if-taken',
  '--name',
];

const commandLines: Target<string[]> = {
  name: 'command lines',
  taste: 1_500,
  seeds: [
    ['fetch', 'a.csv', '--out', 'photos', '--json', '--timeout', '30'],
    ['retrieve', '16f96e95-d95c-46ef-b183-139b9bd1aebd', '--api-url', 'http://127.0.0.1:1'],
    ['sandbox', '--port', '0', '--list', 'a.csv'],
    ['file:///home/a.csv', '--', 'b.xlsx'],
  ],
  spoil: (from) =>
    fc
      .tuple(
        from,
        fc.array(
          fc.tuple(
            fc.nat(),
            fc.nat(2),
            fc.oneof(
              fc.constantFrom(...WORDS, ...OPTIONS, 'file:%', 'file://host/a.csv', '', '-5', '1e9'),
              spoiltText(fc.constantFrom(...OPTIONS, 'a.csv'), PIECES),
            ),
          ),
          { minLength: 1, maxLength: 4 },
        ),
      )
      .map(([words, edits]) =>
        edits.reduce(
          (now, [at, gone, word]) => now.toSpliced(at % (now.length + 1), gone, word),
          words,
        ),
      ),
  async check(words) {
    const command = await within(() => parseCommand([...words]));
    if (command.command === 'bad-usage' && command.message === '') throw new Error('No reason.');
    const { timeoutSeconds = 1, port = 1 } = command as { timeoutSeconds?: number; port?: number };
    if (!(timeoutSeconds > 0 && Number.isInteger(port) && port >= 0 && port < 65_536)) {
      throw new Error(JSON.stringify(command));
    }
    const files = await within(() => filesFromArgv(words, '/home/operator'));
    if (!files.every(isAbsolute)) throw new Error(files.join());
  },
};

export const addressTargets = [proxies, photoUrls, apiUrls, commandLines] as const;

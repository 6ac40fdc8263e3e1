import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Secret } from '../../contract/secret';
import { createRedactor, type KnownFolder } from './redact';

const TOKEN = 'sk-canary-4f1d0b7c92';

function redactor(folders: KnownFolder[] = [], token = TOKEN) {
  return createRedactor({ secrets: () => [new Secret(token)], folders: () => folders });
}
const { text, value } = redactor([
  { path: '/home/operator', shownAs: '~' },
  { path: '/home/operator/Pictures/Proofsheet', shownAs: '[photos]' },
  { path: 'C:\\Users\\Op Erator', shownAs: '~' },
]);

test.each([
  ['https://user:pass@example.com:8443/a/b?token=x&y#z', 'https://example.com:8443/a/b'],
  ['GET https://example.com/a?sig=abc, then', 'GET https://example.com/a then'],
  ['see "http://example.com?q=1".', 'see "http://example.com/".'],
  ['proxy socks5://me:secret@10.0.0.1:1080', 'proxy socks5://10.0.0.1:1080'],
  ['https://user:pass@', '[address]'],
  ['data:image/png;base64,AAAA', 'data:…'],
])('%s loses what a URL may hide', (given, shown) => {
  expect(text(given)).toBe(shown);
});

test.each([
  ['authorization: Bearer abc.def', 'authorization: [secret]'],
  ['{"authorization":"Basic dXNlcjpwYXNz","a":1}', '{"authorization": [secret]'],
  [
    'Proxy-Authorization=Digest username="x", realm="y"\nnext',
    'Proxy-Authorization= [secret]\nnext',
  ],
  ['invalid header value: bearer abc', 'invalid header value: bearer [secret]'],
])('%s loses its credentials, known or not', (given, shown) => {
  expect(text(given)).toBe(shown);
});

test.each([
  ["open '/home/operator/lists/a.csv'", "open '~/lists/a.csv'"],
  ["open '/home/operator/Pictures/Proofsheet/a.png'", "open '[photos]/a.png'"],
  ['/home/operator', '~'],
  ['/home/operators/a', '/home/operators/a'],
  ["open 'C:\\Users\\Op Erator\\a.csv'", "open '~\\a.csv'"],
  ['{"path":"c:\\\\users\\\\op erator\\\\a"}', '{"path":"~\\\\a"}'],
  ['at file:///C:/Users/Op%20Erator/app/main.js:1:2', 'at ~/app/main.js:1:2'],
  ['at run (file:///home/operator/app/main.js:1:2)', 'at run (~/app/main.js:1:2)'],
])('%s shows a known folder by its short name', (given, shown) => {
  expect(text(given)).toBe(shown);
});

test('the root as a folder hides nothing', () => {
  expect(redactor([{ path: '/', shownAs: '~' }]).text('a/b')).toBe('a/b');
});

test('a long text is cut, and no token with it', () => {
  expect(text('x'.repeat(1_999) + TOKEN)).toBe(`${'x'.repeat(1_999)}[…`);
  expect(text('x'.repeat(2_001))).toBe(`${'x'.repeat(2_000)}…`);
  const far = `data:${'x'.repeat(19_985)} ${TOKEN}`;
  expect(text(far)).not.toContain('canary');
});

test.each(['a', 'a:', 'https://', 'bearer ', '~', "'/"])(
  'a megabyte of %j takes no time to speak of',
  (piece) => {
    const startedAt = performance.now();
    text(piece.repeat(1_000_000 / piece.length));
    // Milliseconds; an expression that goes back and forth over a megabyte takes minutes.
    expect(performance.now() - startedAt).toBeLessThan(10_000);
  },
);

test('an error is its name, code, message, frames and causes, and nothing else it carries', () => {
  const cause = Object.assign(new TypeError('inner'), { code: 'EPIPE' });
  const error = Object.assign(new Error('outer', { cause }), {
    request: { headers: { authorization: 'mine' } },
  });
  const shown = value(error);
  expect(shown).toMatchObject({
    name: 'Error',
    message: 'outer',
    cause: { name: 'TypeError', code: 'EPIPE', message: 'inner' },
  });
  expect(Object.keys(shown as object).sort()).toEqual(['cause', 'frames', 'message', 'name']);
  expect(JSON.stringify(shown)).toMatch(/"frames":\["at .*redact\.test\.ts/);
  expect(value(new AggregateError([cause], 'all'))).toMatchObject({ errors: [{ code: 'EPIPE' }] });
});

test('what is no allowed shape is shown by its kind', () => {
  const ring: Record<string, unknown> = {};
  ring['ring'] = ring;
  const throwing = {
    get bad(): string {
      throw new Error(TOKEN);
    },
    good: 1,
  };
  expect(
    value({
      none: undefined,
      nan: NaN,
      big: 12n,
      map: new Map([[TOKEN, TOKEN]]),
      bytes: Buffer.from(TOKEN),
      call: () => TOKEN,
      symbol: Symbol(TOKEN),
      json: { toJSON: () => TOKEN },
      secret: new Secret(TOKEN),
      url: new URL('https://u:p@example.com/a?b'),
      throwing,
      ring,
    }),
  ).toEqual({
    none: null,
    nan: 'NaN',
    big: '12',
    map: '[Map]',
    bytes: '[Uint8Array]',
    call: '[function]',
    symbol: '[symbol]',
    json: { toJSON: '[function]' },
    secret: '[secret]',
    url: 'https://example.com/a',
    throwing: { bad: '[unreadable]', good: 1 },
    ring: { ring: { ring: { ring: { ring: '[…]' } } } },
  });
  const gone = Proxy.revocable({}, {});
  gone.revoke();
  expect(value(gone.proxy)).toBe('[unreadable]');
  expect(value({ list: Array.from({ length: 60 }, () => 1) })).toEqual({
    list: Array.from({ length: 50 }, () => 1),
  });
});

test('a number that is the token is cut, too', () => {
  const numbers = redactor([], '1234567890');
  expect(numbers.value([1234567890, 1234567890123, 7, 1234567890n])).toEqual([
    '[secret]',
    '[secret]123',
    7,
    '[secret]',
  ]);
});

const token = fc.stringMatching(/^[A-Za-z0-9_.-]{8,40}$/);

test('whatever holds a token, wherever, is shown without it', () => {
  fc.assert(
    fc.property(token, fc.string(), fc.string(), (canary, before, after) => {
      const { value } = redactor([{ path: '/home/o', shownAs: '~' }], canary);
      for (const quote of [
        canary,
        before + canary + after,
        `https://${canary}.com/${canary}?${canary}`,
      ]) {
        const stack = `Error: ${quote}\n    at ${quote}`;
        const error = new Error(quote, { cause: { code: quote } });
        const shown = JSON.stringify(
          value([quote, { [quote]: [[quote]] }, Object.assign(error, { code: quote, stack })]),
        );
        expect(shown.toLowerCase()).not.toContain(canary.toLowerCase());
      }
    }),
  );
});

test('anything at all becomes JSON', () => {
  fc.assert(
    fc.property(
      fc.anything({ withNullPrototype: true, withBigInt: true, withMap: true }),
      (given) => {
        const shown = JSON.stringify(value(given));
        expect(JSON.stringify(JSON.parse(shown))).toBe(shown);
      },
    ),
  );
});

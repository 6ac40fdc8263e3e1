import { describe, expect, test } from 'vitest';
import { isAllowedAddress, judgeUrl } from './address';

describe('addresses that photos never come from', () => {
  test.each([
    '127.0.0.1',
    '127.255.0.9',
    '::1',
    '::ffff:127.0.0.1',
    '::ffff:7f00:1',
    '10.0.0.1',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '::ffff:192.168.1.1',
    '169.254.169.254',
    'fe80::1',
    'fe80::1%eth0',
    '::ffff:169.254.0.1',
    'fc00::1',
    'fd12:3456::1',
    '0.0.0.0',
    '::',
    '0.1.2.3',
    '::ffff:0.0.0.0',
    '224.0.0.1',
    '239.1.1.1',
    'ff02::1',
    '',
    'example.com',
    '999.1.1.1',
  ])('%s', (address) => {
    expect(isAllowedAddress(address, false)).toBe(false);
  });
});

describe('addresses that photos may come from', () => {
  test.each([
    '93.184.216.34',
    '198.18.0.1',
    '198.19.255.255',
    '172.32.0.1',
    '100.64.0.1',
    '2606:2800::1',
  ])('%s', (address) => {
    expect(isAllowedAddress(address, false)).toBe(true);
  });
});

test('loopback, and nothing else of this computer, is lifted for the API on loopback', () => {
  expect(isAllowedAddress('127.0.0.1', true)).toBe(true);
  expect(isAllowedAddress('::ffff:127.0.0.1', true)).toBe(true);
  expect(isAllowedAddress('192.168.0.1', true)).toBe(false);
  expect(isAllowedAddress('0.0.0.0', true)).toBe(false);
});

describe('URLs', () => {
  const api = 'http://127.0.0.1:4000';

  test.each([
    ['scheme', 'file:///etc/passwd'],
    ['scheme', 'data:image/png;base64,AAAA'],
    ['scheme', 'ftp://example.com/a.png'],
    ['scheme', 'javascript:alert(1)'],
    ['bad-url', 'not a url'],
    ['bad-url', ''],
    ['bad-url', `https://${'a.'.repeat(130)}example.com/a.png`],
    ['address', 'http://127.0.0.1:4001/a.png'],
    ['address', 'https://127.0.0.1:4000/a.png'],
    ['address', 'http://2130706433/a.png'],
    ['address', 'http://0x7f.1/a.png'],
    ['address', 'http://0177.0.0.1/a.png'],
    ['address', 'http://[::1]/a.png'],
    ['address', 'http://[::ffff:10.0.0.1]/a.png'],
    ['address', 'http://169.254.169.254/latest'],
    ['address', 'http://１２７.0.0.1/a.png'],
  ] as const)('are refused for their %s: %s', (code, url) => {
    expect(judgeUrl(url, null, api)).toMatchObject({ ok: false, code });
  });

  test('at the origin of the API on loopback are allowed', () => {
    expect(judgeUrl('http://127.0.0.1:4000/a.png', null, api).ok).toBe(true);
    expect(judgeUrl('http://127.0.0.1:4000/a.png', null, null).ok).toBe(false);
  });

  test('of redirects are read against the page they stood on, and judged alike', () => {
    const base = new URL('https://cdn.example.com/photos/1.png');
    expect(judgeUrl('../2.png', base, null)).toMatchObject({
      ok: true,
      url: new URL('https://cdn.example.com/2.png'),
    });
    expect(judgeUrl('//10.0.0.1/2.png', base, null)).toMatchObject({ ok: false, code: 'address' });
    expect(judgeUrl('file:///etc/passwd', base, null)).toMatchObject({ ok: false, code: 'scheme' });
  });
});

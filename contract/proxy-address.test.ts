import { expect, it } from 'vitest';
import { proxyAddress } from './proxy-address';

it('takes a proxy as people write it, in one form', () => {
  expect(proxyAddress(' proxy.studio.example:3128 ')).toBe('http://proxy.studio.example:3128');
  expect(proxyAddress('HTTP://Proxy:8080/')).toBe('http://proxy:8080');
  expect(proxyAddress('socks5://127.0.0.1:1080')).toBe('socks5://127.0.0.1:1080');
  expect(proxyAddress('https://[::1]:3128')).toBe('https://[::1]:3128');
});

it('refuses what is no proxy, or would have the browser engine read more into it', () => {
  for (const typed of [
    '',
    'proxy',
    'proxy:0',
    'proxy:70000',
    'http://proxy',
    'http://name:secret@proxy:3128',
    'http://proxy:3128/path',
    'ftp://proxy:21',
    'http=proxy:1;https=other:2',
    'proxy:1,direct://',
    'http://999.1.2.3.4:80',
    '[:::]:80',
    'a b:80',
  ]) {
    expect(proxyAddress(typed), typed).toBeNull();
  }
});

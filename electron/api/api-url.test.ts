import { describe, expect, it } from 'vitest';
import { tasksUrl } from '../../contract/tasks-url';
import { DEFAULT_API_URL, parseApiUrl } from './api-url';

describe('parseApiUrl', () => {
  it.each([
    DEFAULT_API_URL,
    'https://example.com:8443/prefix/',
    'http://127.0.0.1:8080',
    'http://127.9.8.7',
    'http://localhost:1234/',
    'http://[::1]:1234',
    '  https://example.com  ',
  ])('accepts %s', (text) => {
    expect(parseApiUrl(text)).toMatchObject({ ok: true });
  });

  it.each([
    ['', /not an address/],
    ['api.acedata.cloud', /not an address/],
    ['http://example.com', /token could be read/],
    ['http://127.0.0.1.example.com', /token could be read/],
    ['http://localhost.example.com', /token could be read/],
    ['http://192.168.0.1', /token could be read/],
    ['http://[::ffff:127.0.0.1]', /token could be read/],
    ['ftp://example.com', /begin with https/],
    ['file:///etc/passwd', /begin with https/],
    ['javascript:alert(1)', /begin with https/],
    ['https://user@example.com', /user name/],
    ['https://:secret@example.com', /user name/],
    ['https://example.com/?a=b', /before any/],
    ['https://example.com/?', /before any/],
    ['https://example.com/#a', /before any/],
  ])('refuses %s', (text, reason) => {
    const judged = parseApiUrl(text);
    expect(judged.ok ? 'accepted' : judged.reason).toMatch(reason);
  });

  it('never repeats a password in its reason', () => {
    expect(JSON.stringify(parseApiUrl('https://a:hunter2@example.com'))).not.toContain('hunter2');
  });
});

describe('tasksUrl', () => {
  it.each([
    ['https://api.acedata.cloud', 'https://api.acedata.cloud/headshots/tasks'],
    ['https://api.acedata.cloud/', 'https://api.acedata.cloud/headshots/tasks'],
    ['https://example.com/a//', 'https://example.com/a/headshots/tasks'],
    ['http://localhost:81', 'http://localhost:81/headshots/tasks'],
  ])('stands below %s', (base, expected) => {
    expect(tasksUrl(new URL(base))).toBe(expected);
  });
});

import { join, sep } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { APP_PAGE, contentSecurityPolicy, isAppPage, pageFile } from './pages';

const ROOT = join(sep, 'app', 'out', 'renderer');

describe('the files of the window', () => {
  it('are found by their address, with their type', () => {
    expect(pageFile(ROOT, APP_PAGE)).toEqual({
      path: join(ROOT, 'index.html'),
      type: 'text/html; charset=utf-8',
    });
    expect(pageFile(ROOT, 'proofsheet://app/assets/main.js?x#y')?.path).toBe(
      join(ROOT, 'assets', 'main.js'),
    );
  });

  it.each([
    'proofsheet://app/',
    'proofsheet://app/main.ts',
    'proofsheet://other/index.html',
    'file:///etc/passwd.html',
    'proofsheet://app/%2e%2e%2fsecret.js',
    'proofsheet://app/..%2f..%2fpackage.json',
    'proofsheet://app/..%5c..%5cpackage.json',
    'proofsheet://app/a%00.js',
    'proofsheet://app/c:%2fsecret.js',
    'proofsheet://app/%zz.js',
    'not an address',
  ])('do not include %s', (address) => {
    expect(pageFile(ROOT, address)).toBeNull();
  });

  it('never lie outside their folder', () => {
    const part = fc.constantFrom('..', '.', '%2e%2e', '%2f', '/', '\\', '%5c', 'a', '%00', 'C:');
    fc.assert(
      fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
        const file = pageFile(ROOT, `proofsheet://app/${parts.join('')}/x.js`);
        return file === null || file.path.startsWith(ROOT + sep);
      }),
    );
  });
});

describe('pages of this app', () => {
  it('are those of its own scheme in a build', () => {
    expect(isAppPage(APP_PAGE, null)).toBe(true);
    expect(isAppPage('proofsheet://application/index.html', null)).toBe(false);
    expect(isAppPage('proofsheet-photo://app/index.html', null)).toBe(false);
    expect(isAppPage('https://app/index.html', null)).toBe(false);
    expect(isAppPage('http://localhost:5173/', null)).toBe(false);
    expect(isAppPage('about:blank', null)).toBe(false);
    expect(isAppPage('', null)).toBe(false);
  });

  it('are those of the development server while there is one', () => {
    expect(isAppPage('http://localhost:5173/index.html', 'http://localhost:5173')).toBe(true);
    expect(isAppPage('http://localhost:5174/', 'http://localhost:5173')).toBe(false);
    expect(isAppPage(APP_PAGE, 'http://localhost:5173')).toBe(false);
  });
});

describe('the content policy', () => {
  it('allows nothing unsafe, nowhere', () => {
    for (const policy of [null, 'http://localhost:5173'].map(contentSecurityPolicy)) {
      expect(policy).toMatch(/^default-src 'none'/);
      expect(policy).not.toContain('unsafe');
      expect(policy).not.toContain('*');
    }
  });

  it('lets a build connect to itself and its photos alone, and hot reload to its server', () => {
    expect(contentSecurityPolicy(null)).toContain("connect-src 'self' proofsheet-photo:;");
    expect(contentSecurityPolicy('http://localhost:5173/')).toContain('ws://localhost:5173;');
  });
});

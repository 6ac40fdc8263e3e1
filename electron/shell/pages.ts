import { extname, join, normalize, sep } from 'node:path';

/** The scheme that serves the window's own pages: a real origin, which file: is not. */
export const APP_SCHEME = 'proofsheet';
const APP_HOST = 'app';

/** The address of the window's page in a build. */
export const APP_PAGE = `${APP_SCHEME}://${APP_HOST}/index.html`;

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

/**
 * The file that an address of a page stands for.
 *
 * @param root absolute path of the folder that holds the built window
 * @returns null for anything outside of it, and for types that no page of ours has
 */
export function pageFile(root: string, address: string): { path: string; type: string } | null {
  const url = parse(address);
  if (url?.protocol !== `${APP_SCHEME}:` || url.host !== APP_HOST) return null;
  let name: string;
  try {
    name = decodeURIComponent(url.pathname);
  } catch {
    return null;
  }
  if (/[\\\0:]/.test(name)) return null;
  const path = join(root, name);
  const type = TYPES[extname(path)];
  if (!type || !path.startsWith(normalize(root).replace(/[\\/]$/, '') + sep)) return null;
  return { path, type };
}

/**
 * Whether an address is a page of this app.
 *
 * @param developmentUrl the development server's address; null in a build
 */
export function isAppPage(address: string, developmentUrl: string | null): boolean {
  const url = parse(address);
  if (!url) return false;
  // `origin` is the text "null" for schemes that the URL standard does not know.
  if (developmentUrl) return url.origin === new URL(developmentUrl).origin;
  return url.protocol === `${APP_SCHEME}:` && url.host === APP_HOST;
}

/** The origin of the window's pages, as Chromium writes it. `developmentUrl`: as for `isAppPage`. */
export function pageOrigin(developmentUrl: string | null): string {
  return developmentUrl ? new URL(developmentUrl).origin : `${APP_SCHEME}://${APP_HOST}`;
}

/**
 * The Content-Security-Policy of the window's pages; the page itself names the same one.
 *
 * @param developmentUrl the development server's address: it may load what hot reload needs
 */
export function contentSecurityPolicy(developmentUrl: string | null): string {
  const own = developmentUrl ? new URL(developmentUrl) : null;
  const directives = [
    "default-src 'none'",
    "script-src 'self'",
    // Vite's client adds <style> elements with this nonce: see electron.vite.config.ts.
    own ? "style-src 'self' 'nonce-proofsheet-dev'" : "style-src 'self'",
    "img-src 'self' proofsheet-photo:",
    `connect-src 'self' proofsheet-photo:${own ? ` ws://${own.host}` : ''}`,
    "font-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ];
  return directives.join('; ');
}

function parse(address: string): URL | null {
  try {
    return new URL(address);
  } catch {
    return null;
  }
}

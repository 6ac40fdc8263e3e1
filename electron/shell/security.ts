import { app, shell, type Session, type WebContents } from 'electron';
import { contentSecurityPolicy, isAppPage } from './pages';

/**
 * What the window may not do, in one place (https://www.electronjs.org/docs/latest/tutorial/security):
 * it shows our own pages and saved photos, and has no other way out than the bridge.
 */

/** All that is not of our own schemes; those answer for themselves. */
const OUTSIDE = ['http', 'https', 'ws', 'wss', 'ftp', 'file'].map((scheme) => `${scheme}://*/*`);

/**
 * Shuts a session: no permissions, no downloads, no requests but those of our own pages.
 *
 * @param developmentUrl the development server's address; null in a build
 */
export function secureSession(session: Session, developmentUrl: string | null): void {
  session.setPermissionRequestHandler((_contents, _permission, done) => done(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.on('will-download', (event) => event.preventDefault());
  // Else Chromium fetches a dictionary from its maker, also for windows that check no spelling.
  session.setSpellCheckerLanguages([]);

  session.webRequest.onBeforeRequest({ urls: OUTSIDE }, (details, done) => {
    // Requests of the main process carry no contents: they are not the window's.
    const fromWindow = details.webContentsId !== undefined;
    const hotReload = developmentUrl !== null && isAppPage(asHttp(details.url), developmentUrl);
    done({ cancel: fromWindow && !hotReload });
  });

  if (developmentUrl) {
    const policy = [contentSecurityPolicy(developmentUrl)];
    session.webRequest.onHeadersReceived((details, done) => {
      if (!isAppPage(details.url, developmentUrl)) return done({});
      done({
        responseHeaders: { ...details.responseHeaders, 'content-security-policy': policy },
      });
    });
  }
}

/** Keeps every page of the app where it is: no navigation, no second window, no webview. */
export function secureContents(): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
    contents.on('will-attach-webview', (event) => event.preventDefault());
    contents.on('will-frame-navigate', (event) => {
      if (!isReload(contents, event)) event.preventDefault();
    });
    contents.on('will-redirect', (event) => event.preventDefault());
  });
}

/**
 * Opens a page in the operator's browser.
 *
 * @param hosts the hosts that may be opened, over https and on its own port only
 * @returns false, with nothing opened, for any other address
 */
export async function openLink(address: string, hosts: readonly string[]): Promise<boolean> {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (url?.protocol !== 'https:' || !hosts.includes(url.host)) return false;
  if (url.username || url.password) return false;
  await shell.openExternal(url.href);
  return true;
}

/** A socket has the origin of its server. */
function asHttp(address: string): string {
  return address.replace(/^ws/, 'http');
}

/** The page may load itself again: hot reload and the developer tools do. */
function isReload(contents: WebContents, event: { isMainFrame: boolean; url: string }): boolean {
  return event.isMainFrame && event.url === contents.getURL();
}

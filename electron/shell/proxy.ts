import { app, session } from 'electron';
import type { ProxyConfig } from 'electron';
import type { Proxy } from '../../contract/settings';

/** The proxy in words of Chromium. Addresses on this very computer are never asked of a proxy. */
export function proxyConfig(proxy: Proxy): ProxyConfig {
  if (proxy === 'system') return { mode: 'system' };
  if (proxy === 'none') return { mode: 'direct' };
  return { mode: 'fixed_servers', proxyRules: proxy.server };
}

/**
 * Sends all requests by this proxy from now on: those of the window and the API, and those of the process
 * that saves photos, which heed the app's own setting only. Connections that are open end.
 */
export async function applyProxy(proxy: Proxy): Promise<void> {
  const config = proxyConfig(proxy);
  await Promise.all([app.setProxy(config), session.defaultSession.setProxy(config)]);
  await session.defaultSession.closeAllConnections();
}

import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What the server says there is, and what it hands out. */
export interface Offer {
  version: string;
  notes: string;
  /** The AppImage. */
  file: string;
  /** The digest that is announced for it, where it is not its own. */
  sha512?: string;
}

/** A server of updates as `electron-builder` lays one out, on loopback. */
export interface UpdateServer {
  port: number;
  /** Paths that were asked for, in their order, without what follows `?`. */
  asked: string[];
  headers: IncomingHttpHeaders[];
  /** What it does: offers a version, sends on to an address, or has nothing. */
  serve: Offer | { redirect: string } | null;
  stop(): Promise<void>;
}

export const LATEST = '/latest-linux.yml';

export async function startUpdateServer(): Promise<UpdateServer> {
  const asked: string[] = [];
  const headers: IncomingHttpHeaders[] = [];
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://127.0.0.1');
    asked.push(pathname);
    headers.push(request.headers);
    const { serve } = held;
    if (serve === null) return response.writeHead(404).end();
    if ('redirect' in serve) return response.writeHead(302, { location: serve.redirect }).end();
    if (pathname === LATEST) return response.end(describe(serve));
    if (pathname === `/${nameOf(serve)}`) return response.end(serve.file);
    return response.writeHead(404).end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const held: UpdateServer = {
    port: (server.address() as AddressInfo).port,
    asked,
    headers,
    serve: null,
    async stop() {
      if (!server.listening) return;
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  return held;
}

function nameOf({ version }: Offer): string {
  return `Proofsheet-${version}-linux-x86_64.AppImage`;
}

/** latest-linux.yml; JSON is YAML. */
function describe(offer: Offer): string {
  const own = createHash('sha512').update(offer.file).digest('base64');
  const sha512 = offer.sha512 ?? own;
  return JSON.stringify({
    version: offer.version,
    files: [{ url: nameOf(offer), sha512, size: Buffer.byteLength(offer.file) }],
    path: nameOf(offer),
    sha512,
    releaseNotes: offer.notes,
    releaseDate: '2026-01-01T00:00:00.000Z',
  });
}

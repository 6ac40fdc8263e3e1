import { createServer, request as ask } from 'node:http';
import type { RequestListener } from 'node:http';
import { connect } from 'node:net';
import type { AddressInfo } from 'node:net';
import type { Sandbox } from './desk';

/** What the proxy does with whoever wants a tunnel. */
type Door = 'open' | 'asks-password' | 'shut';

export interface TunnelProxy {
  port: number;
  door: Door;
  /** What was asked for: the target of a tunnel, or the address of a page. */
  asked: string[];
  /** Every request's own words, headers included. */
  heard: string[];
  stop(): void;
}

/**
 * A proxy that makes tunnels, all of them to one port of this computer, whatever they are asked for; what
 * comes without a tunnel, it answers with these bytes.
 */
export async function startTunnelProxy(target: number, page: Buffer): Promise<TunnelProxy> {
  const hear = (request: { url?: string | undefined; rawHeaders: string[] }): void => {
    proxy.asked.push(request.url ?? '');
    proxy.heard.push([request.url, ...request.rawHeaders].join(' '));
  };
  const server = createServer((request, response) => {
    hear(request);
    response.writeHead(200).end(page);
  });
  server.on('connect', (request, socket) => {
    hear(request);
    socket.on('error', () => socket.destroy());
    if (proxy.door !== 'open') {
      const answer =
        proxy.door === 'shut'
          ? '502 Bad Gateway'
          : '407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm="office"';
      socket.end(`HTTP/1.1 ${answer}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n`);
      return;
    }
    const onward = connect(target, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      onward.pipe(socket).pipe(onward);
    });
    onward.on('error', () => socket.destroy());
    socket.on('close', () => onward.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const proxy: TunnelProxy = {
    port: (server.address() as AddressInfo).port,
    door: 'open',
    asked: [],
    heard: [],
    stop() {
      server.close();
      server.closeAllConnections();
    },
  };
  return proxy;
}

/** Hands every request on to a sandbox. */
export function handOn({ url }: Sandbox): RequestListener {
  return (request, response) => {
    const { method, headers } = request;
    const onward = ask(`${url}${request.url}`, { method, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    onward.on('error', () => response.destroy());
    request.pipe(onward);
  };
}

/** A server of one PAC file, which sends these hosts to a proxy and all others directly. */
export async function servePac(hosts: readonly string[], proxyPort: number) {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    const file = `function FindProxyForURL(url, host) {
      return ${JSON.stringify(hosts)}.indexOf(host) < 0 ? 'DIRECT' : 'PROXY 127.0.0.1:${proxyPort}';
    }`;
    response.writeHead(200, { 'content-type': 'application/x-ns-proxy-autoconfig' }).end(file);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/office.pac`, asked, stop: () => void server.close() };
}

import dns from 'node:dns';
import { syncBuiltinESMExports } from 'node:module';
import { createServer, Socket, type AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

/** A server on every address of this computer, where no photo may be asked for. */
export async function openTrap(): Promise<{
  port: number;
  /** Connections so far, and bytes that came over them. */
  seen: { connections: number; bytes: number };
}> {
  const seen = { connections: 0, bytes: 0 };
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    seen.connections += 1;
    sockets.add(socket);
    socket.on('error', () => {});
    socket.on('data', (bytes: Buffer) => {
      seen.bytes += bytes.length;
      socket.end('HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n');
    });
  });
  // Without a host: IPv6 and IPv4, or IPv4 alone where there is no other.
  await new Promise<void>((resolve) => server.listen(0, resolve));
  onTestFinished(() => {
    server.close();
    for (const socket of sockets) socket.destroy();
  });
  return { port: (server.address() as AddressInfo).port, seen };
}

type ConnectOptions = { host?: string; port?: number | string };

/** Where this process tried to connect to, from now to the end of the test: `host:port`. */
export function watchConnections(): string[] {
  const tried: string[] = [];
  const connect = Reflect.get(Socket.prototype, 'connect') as (...args: unknown[]) => Socket;
  Socket.prototype.connect = function watched(this: Socket, ...args: unknown[]) {
    // Node hands its own arguments over as an array within the array.
    const [first] = args.flat(1) as [ConnectOptions];
    tried.push(`${first.host}:${first.port}`);
    return connect.apply(this, args);
  } as typeof Socket.prototype.connect;
  onTestFinished(() => {
    Socket.prototype.connect = connect as typeof Socket.prototype.connect;
  });
  return tried;
}

/**
 * Gives host names other addresses for the length of a test, as a hostile name server does; to be called
 * before whoever looks them up is made. The answer
 * `{ judged, connected }` tells one address and leads to another, as a router can.
 */
export function nameHosts(
  hosts: Record<string, string[] | { judged: string; connected: string }>,
): void {
  const { lookup } = dns;
  const { connect } = Socket.prototype;
  const family = (address: string) => (address.includes(':') ? 6 : 4);
  const answer = (hostname: string, options: unknown, done: unknown) => {
    const callback = (done ?? options) as (...answer: unknown[]) => void;
    const known = hosts[hostname];
    if (!known) return Reflect.apply(lookup, dns, [hostname, options, done]);
    const all = (Array.isArray(known) ? known : [known.judged]).map((address) => {
      return { address, family: family(address) };
    });
    const wantsAll = typeof options === 'object' && options && 'all' in options && options.all;
    setImmediate(() =>
      wantsAll ? callback(null, all) : callback(null, all[0]?.address, all[0]?.family),
    );
  };
  dns.lookup = answer as typeof dns.lookup;
  syncBuiltinESMExports();
  Socket.prototype.connect = function diverted(this: Socket, ...args: unknown[]) {
    const [options] = args.flat(1) as [ConnectOptions & { lookup?: typeof answer }];
    const known = hosts[options.host ?? ''];
    const judge = options.lookup;
    if (known && !Array.isArray(known) && judge) {
      options.lookup = (hostname, asked, done) =>
        judge(hostname, asked, (error: unknown, ...found: unknown[]) => {
          const callback = done as (...answer: unknown[]) => void;
          if (error) return callback(error, []);
          const address = known.connected;
          if (Array.isArray(found[0]))
            return callback(null, [{ address, family: family(address) }]);
          callback(null, address, family(address));
        });
    }
    return Reflect.apply(connect, this, args) as Socket;
  } as typeof connect;
  onTestFinished(() => {
    dns.lookup = lookup;
    Socket.prototype.connect = connect;
    syncBuiltinESMExports();
  });
}

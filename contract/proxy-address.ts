/**
 * A proxy as an operator types it, in the one form that it is kept in: `http://host:port`,
 * `https://…`, `socks4://…` or `socks5://…`. A bare `host:port` is an HTTP proxy. null = it is none: no
 * port, a path, or a name and password, which would be kept in a file in plain text.
 */
export function proxyAddress(typed: string): string | null {
  const text = typed.trim();
  const match = /^(?:(https?|socks[45]):\/\/)?([a-z0-9.-]+|\[[0-9a-f:.]+\]):(\d{1,5})\/?$/i.exec(
    text,
  );
  if (!match) return null;
  const [, scheme = 'http', host = '', port = ''] = match;
  const number = Number(port);
  if (number < 1 || number > 65_535) return null;
  const address = `http://${host.toLowerCase()}:${number}`;
  if (!URL.canParse(address)) return null;
  return `${scheme.toLowerCase()}://${host.toLowerCase()}:${number}`;
}

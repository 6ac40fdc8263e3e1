import { execFileSync } from 'node:child_process';
import { createHash, X509Certificate } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:https';
import type { RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TLSSocket } from 'node:tls';

/** What is wrong with a certificate; `good`: nothing, for whoever trusts the authority that signed it. */
export type Flaw = 'good' | 'expired' | 'self-signed' | 'wrong-host' | 'unknown-authority';

interface Certificates {
  /** File of the authority that signed `good`, `expired` and `wrong-host`. */
  authority: string;
  of(flaw: Flaw): { key: string; cert: string };
  /** Chromium's name for the key of a certificate: SHA-256 of its public key, base64. */
  keyHash(flaw: Flaw): string;
  remove(): void;
}

/** Makes an authority and a certificate of every kind, with `openssl`, in a temporary folder. */
export function makeCertificates(): Certificates {
  const folder = mkdtempSync(path.join(tmpdir(), 'proofsheet-certificates-'));
  const at = (name: string) => path.join(folder, name);
  const openssl = (...words: string[]) =>
    execFileSync('openssl', words, { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] });
  const newKey = (name: string) => [
    '-newkey',
    'ec',
    '-pkeyopt',
    'ec_paramgen_curve:prime256v1',
    '-nodes',
    '-keyout',
    at(`${name}.key`),
  ];
  writeFileSync(at('here'), 'subjectAltName=DNS:localhost,DNS:api.example,IP:127.0.0.1\n');
  writeFileSync(at('elsewhere'), 'subjectAltName=DNS:elsewhere.example\n');

  const authority = (name: string) =>
    openssl('req', '-x509', ...newKey(name), '-out', at(`${name}.pem`), '-subj', `/CN=${name}`);
  function signed(name: Flaw, by: string, days: number, names: string): void {
    const request = at(`${name}.csr`);
    openssl('req', ...newKey(name), '-out', request, '-subj', '/CN=test');
    const signer = ['-CA', at(`${by}.pem`), '-CAkey', at(`${by}.key`), '-CAcreateserial'];
    const rest = ['-days', String(days), '-extfile', at(names), '-out', at(`${name}.pem`)];
    openssl('x509', '-req', '-in', request, ...signer, ...rest);
  }
  authority('authority');
  authority('stranger');
  signed('good', 'authority', 2, 'here');
  signed('expired', 'authority', -1, 'here');
  signed('wrong-host', 'authority', 2, 'elsewhere');
  signed('unknown-authority', 'stranger', 2, 'here');
  const own = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost,IP:127.0.0.1'];
  openssl('req', '-x509', ...newKey('self-signed'), '-out', at('self-signed.pem'), ...own);

  const read = (name: string) => readFileSync(at(name), 'utf8');
  return {
    authority: at('authority.pem'),
    of: (flaw) => ({ key: read(`${flaw}.key`), cert: read(`${flaw}.pem`) }),
    keyHash(flaw) {
      const key = new X509Certificate(read(`${flaw}.pem`)).publicKey;
      return createHash('sha256')
        .update(key.export({ type: 'spki', format: 'der' }))
        .digest('base64');
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

export interface TlsPeer {
  port: number;
  /** Connections so far, and what came over them once it was deciphered. */
  seen: { connections: number; text: string };
  /** From here on it proves itself with another one. */
  show(certificate: { key: string; cert: string }): void;
  stop(): void;
}

/** A server on loopback that proves itself with this certificate and notes every byte it is sent. */
export async function startTlsPeer(
  certificate: { key: string; cert: string },
  answer: RequestListener = (_, response) => response.writeHead(404).end(),
): Promise<TlsPeer> {
  const seen = { connections: 0, text: '' };
  const server = createServer(certificate, answer);
  server.on('connection', () => {
    seen.connections += 1;
  });
  server.on('secureConnection', (socket: TLSSocket) => {
    // Beside the server's own reading of it.
    socket.prependListener('data', (bytes: Buffer) => {
      seen.text += bytes.toString('latin1');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    seen,
    show: (other) => server.setSecureContext(other),
    stop() {
      server.close();
      server.closeAllConnections();
    },
  };
}

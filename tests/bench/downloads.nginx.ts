import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Serves the files of a folder, `<origin>/<number>.png`, from an nginx on loopback; `0.png` must be there. */
export async function servePhotos(folder: string): Promise<{ origin: string; stop(): void }> {
  const work = mkdtempSync(join(tmpdir(), 'proofsheet-nginx-'));
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const nginx = startNginx(work, folder, port);
  const stop = () => {
    nginx.kill();
    rmSync(work, { recursive: true, force: true });
  };
  try {
    await untilListening(origin);
  } catch (error) {
    stop();
    throw error;
  }
  return { origin, stop };
}

function startNginx(work: string, photos: string, port: number) {
  const config = join(work, 'nginx.conf');
  const temp = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
  writeFileSync(
    config,
    `daemon off; pid ${work}/nginx.pid; worker_processes auto;
${process.getuid?.() === 0 ? 'user root;' : ''}
error_log ${work}/error.log;
events { worker_connections 256; }
http {
  types { image/png png; }
  access_log off; sendfile on; tcp_nopush on; keepalive_requests 100000;
${temp.map((name) => `  ${name}_temp_path ${work}/${name};`).join('\n')}
  server { listen 127.0.0.1:${port}; root ${photos}; }
}
`,
  );
  return spawn('nginx', ['-c', config, '-e', join(work, 'error.log')], { stdio: 'inherit' });
}

async function untilListening(origin: string): Promise<void> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      await fetch(`${origin}/0.png`).then((answer) => answer.arrayBuffer());
      return;
    } catch (error) {
      if (attempt === 50) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

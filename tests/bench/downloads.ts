/**
 * S1 of the quality figures: 1 000 PNGs of about 300 KB from a local nginx to disk, by this engine
 * (which checks, hashes and syncs) and by aria2c, wget and curl (which do none of it), in turn.
 * Options: --rounds N (5), --count N (1000), --per-host N. Prints medians and ratios; fails only
 * when a tool is missing or a download fails.
 */
import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { availableParallelism, cpus, release, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { DOWNLOAD_LIMITS } from '../../electron/downloads/downloader';
import { runEngine } from './downloads.engine';
import { makePhotos } from './downloads.photos';

const self = fileURLToPath(import.meta.url);
const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    count: { type: 'string', default: '1000' },
    'per-host': { type: 'string', default: String(DOWNLOAD_LIMITS.perHost) },
    // Given by this file to itself: one run of the engine, in a process of its own.
    engine: { type: 'string' },
    origin: { type: 'string', default: '' },
  },
});
const count = Number(values.count);

if (values.engine) {
  const took = await runEngine(values.origin, count, values.engine, Number(values['per-host']));
  process.stdout.write(`${took}\n`);
} else {
  await compare();
}

async function compare(): Promise<void> {
  for (const tool of ['nginx', 'aria2c', 'wget', 'curl']) needTool(tool);
  const photos = join(dirname(self), 'photos');
  makePhotos(photos, count);
  const work = mkdtempSync(join(tmpdir(), 'proofsheet-bench-'));
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const nginx = startNginx(work, photos, port);
  try {
    await untilListening(origin);
    const urls = Array.from({ length: count }, (_, index) => `${origin}/${index}.png`);
    const urlFile = join(work, 'urls');
    writeFileSync(urlFile, urls.join('\n'));
    const curlFile = join(work, 'curl');
    writeFileSync(curlFile, urls.map((url) => `url = "${url}"\nremote-name`).join('\n'));

    const runs: [string, (out: string) => number][] = [
      ['this engine', (out) => engineRun(origin, out, null)],
      ['this engine, 16 I/O threads', (out) => engineRun(origin, out, '16')],
      [
        'aria2c -j16 -x1',
        (out) => timed('aria2c', ['-q', '-j16', '-x1', '-d', out, '-i', urlFile]),
      ],
      ['wget -i', (out) => timed('wget', ['-q', '-P', out, '-i', urlFile])],
      [
        'curl --parallel --parallel-max 16',
        (out) =>
          timed('curl', [
            '-s',
            '--parallel',
            '--parallel-max',
            '16',
            '--output-dir',
            out,
            '-K',
            curlFile,
          ]),
      ],
    ];
    const times = new Map(runs.map(([name]) => [name, [] as number[]]));
    for (let round = 0; round < Number(values.rounds); round += 1) {
      for (const [name, run] of runs) {
        const out = join(work, 'out');
        mkdirSync(out);
        // What the one before left to be written must not slow down this one.
        execFileSync('sync');
        times.get(name)!.push(run(out));
        const files = readdirSync(out).length;
        if (files !== count) throw new Error(`${name} left ${files} files of ${count}`);
        rmSync(out, { recursive: true });
      }
    }
    print(times);
  } finally {
    nginx.kill();
    rmSync(work, { recursive: true, force: true });
  }
}

function engineRun(origin: string, out: string, threads: string | null): number {
  const args = ['--engine', out, '--origin', origin, '--count', values.count];
  const env = threads ? { ...process.env, UV_THREADPOOL_SIZE: threads } : process.env;
  const options = [self, ...args, '--per-host', values['per-host']];
  return Number(execFileSync(process.execPath, options, { env, encoding: 'utf8' }));
}

function timed(tool: string, args: string[]): number {
  const start = performance.now();
  execFileSync(tool, args, { stdio: ['ignore', 'ignore', 'inherit'] });
  return performance.now() - start;
}

function needTool(tool: string): void {
  try {
    execFileSync('which', [tool], { stdio: 'ignore' });
  } catch {
    process.stderr.write(
      `${tool} is missing. On Debian: apt-get install nginx-light aria2 wget curl\n`,
    );
    process.exit(1);
  }
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

function print(times: Map<string, number[]>): void {
  const median = (all: number[]) => all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)]!;
  const ours = median(times.get('this engine')!);
  const machine = `${cpus()[0]?.model ?? 'unknown'}, ${availableParallelism()} cores, ${process.platform} ${release()}, Node ${process.version}`;
  const lines = [...times].map(([name, all]) => {
    const seconds = (ms: number) => (ms / 1000).toFixed(2);
    const range = `${seconds(Math.min(...all))}–${seconds(Math.max(...all))}`;
    return `| ${name} | ${seconds(median(all))} | ${range} | ${(ours / median(all)).toFixed(2)} |`;
  });
  process.stdout.write(
    [
      `${count} PNGs of about 300 KB, ${values.rounds} rounds, ${machine}`,
      '',
      '| | median s | range s | this engine ÷ it |',
      '| --- | --- | --- | --- |',
      ...lines,
      '',
    ].join('\n'),
  );
}

/**
 * S1 of the quality figures: 1 000 PNGs of about 300 KB from a local nginx to disk, by this engine
 * (which checks, hashes and syncs) and by aria2c, wget and curl (which do none of it), in turn. The
 * others are timed from their start to their end; the engine as the open app runs it, from the
 * moment its tasks are known to be finished to the record of the last photo.
 * Processor time, which other work on the machine does not move much, is that of the same span (of the
 * others: of their whole run). Options: --rounds N (5), --count N (1000), --concurrency N (16),
 * --per-host N (8). Prints medians and ratios; fails only when a tool is missing or a download fails.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, release, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { type EngineTook, runEngine } from './downloads.engine';
import { servePhotos } from './downloads.nginx';
import { makePhotos } from './downloads.photos';
import { childrenSeconds } from './downloads.processor';

const self = fileURLToPath(import.meta.url);
const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    count: { type: 'string', default: '1000' },
    concurrency: { type: 'string', default: '16' },
    'per-host': { type: 'string', default: '8' },
    // Given by this file to itself: one run of the engine, in a process of its own.
    engine: { type: 'string' },
    origin: { type: 'string', default: '' },
    decode: { type: 'boolean', default: false },
  },
});
const count = Number(values.count);

const OURS = 'this engine: checked, hashed, synced';
const OURS_DECODING = 'this engine, each photo decoded, too';
const ARIA2 = 'aria2c -j16 -x1';
const WGET = 'wget -i';
const CURL = 'curl --parallel --parallel-max 16';
/** How many times as long as each of the others this engine may take. */
const GOALS: [ours: string, other: string, most: number][] = [
  [OURS, ARIA2, 0.6],
  [OURS, WGET, 1.6],
  [OURS, CURL, 3],
  [OURS_DECODING, ARIA2, 2],
];

if (values.engine) {
  const took = await runEngine({
    root: join(dirname(self), '../..'),
    origin: values.origin,
    count,
    folder: values.engine,
    decode: values.decode,
    concurrency: Number(values.concurrency),
    perHost: Number(values['per-host']),
  });
  process.stdout.write(`${JSON.stringify(took)}\n`);
} else {
  await compare();
}

async function compare(): Promise<void> {
  for (const tool of ['nginx', 'aria2c', 'wget', 'curl']) needTool(tool);
  const photos = join(dirname(self), 'photos');
  makePhotos(photos, count);
  const work = mkdtempSync(join(tmpdir(), 'proofsheet-bench-'));
  const nginx = await servePhotos(photos);
  const { origin } = nginx;
  try {
    const urls = Array.from({ length: count }, (_, index) => `${origin}/${index}.png`);
    const urlFile = join(work, 'urls');
    writeFileSync(urlFile, urls.join('\n'));
    const curlFile = join(work, 'curl');
    writeFileSync(curlFile, urls.map((url) => `url = "${url}"\nremote-name`).join('\n'));

    const runs: [string, (out: string) => EngineTook][] = [
      [OURS, (out) => engineRun(origin, out, false)],
      [OURS_DECODING, (out) => engineRun(origin, out, true)],
      [ARIA2, (out) => timed('aria2c', ['-q', '-j16', '-x1', '-d', out, '-i', urlFile])],
      [WGET, (out) => timed('wget', ['-q', '-P', out, '-i', urlFile])],
      [
        CURL,
        (out) =>
          timed('curl', [
            '-s',
            '--no-progress-meter',
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
    const times = new Map(runs.map(([name]) => [name, [] as EngineTook[]]));
    for (let round = 0; round < Number(values.rounds); round += 1) {
      for (const [name, run] of runs) {
        // Removed at the end: ext4 looks for a free inode past each that was freed within minutes.
        const out = mkdtempSync(join(work, 'out-'));
        // What the one before left to be written must not slow down this one.
        execFileSync('sync');
        times.get(name)!.push(run(out));
        const files = readdirSync(out).length;
        if (files !== count) throw new Error(`${name} left ${files} files of ${count}`);
      }
    }
    print(times);
  } finally {
    nginx.stop();
    rmSync(work, { recursive: true, force: true });
  }
}

function engineRun(origin: string, out: string, decode: boolean): EngineTook {
  const options = ['--count', values.count, '--concurrency', values.concurrency];
  const args = [self, '--engine', out, '--origin', origin, ...options];
  args.push('--per-host', values['per-host'], ...(decode ? ['--decode'] : []));
  return JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' })) as EngineTook;
}

function timed(tool: string, args: string[]): EngineTook {
  const start = performance.now();
  const before = childrenSeconds();
  execFileSync(tool, args, { stdio: ['ignore', 'ignore', 'inherit'] });
  const after = childrenSeconds();
  const processorS = before === null || after === null ? null : after - before;
  return { tookMs: performance.now() - start, processorS };
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

function print(runs: Map<string, EngineTook[]>): void {
  const median = (all: number[]) => all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)];
  const timesOf = (name: string) => runs.get(name)!.map(({ tookMs }) => tookMs / 1000);
  const processorOf = (name: string) =>
    median(runs.get(name)!.flatMap(({ processorS }) => processorS ?? []))?.toFixed(2) ?? '–';
  const machine = `${cpus()[0]?.model ?? 'unknown'}, ${availableParallelism()} cores, ${process.platform} ${release()}, Node ${process.version}`;
  const lines = [...runs.keys()].map((name) => {
    const all = timesOf(name);
    const range = `${Math.min(...all).toFixed(2)}–${Math.max(...all).toFixed(2)}`;
    return `| ${name} | ${median(all)!.toFixed(2)} | ${range} | ${processorOf(name)} |`;
  });
  const goals = GOALS.map(([ours, other, most]) => {
    const ratio = median(timesOf(ours))! / median(timesOf(other))!;
    return `| ${ours} ÷ ${other} | ${ratio.toFixed(2)} | ≤ ${most} | ${ratio <= most ? 'met' : 'missed'} |`;
  });
  process.stdout.write(
    [
      `${count} PNGs of about 300 KB, ${values.rounds} rounds, ${values.concurrency} at once, ` +
        `${values['per-host']} from one host, ${machine}`,
      '',
      '| | median s | range s | processor s |',
      '| --- | --- | --- | --- |',
      ...lines,
      '',
      '| | ratio of medians | goal | |',
      '| --- | --- | --- | --- |',
      ...goals,
      '',
    ].join('\n'),
  );
}

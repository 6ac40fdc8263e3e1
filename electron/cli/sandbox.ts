import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { sampleList } from '../../sandbox/sample-list';
import { startSandbox } from '../../sandbox/server';
import { LOOPBACK_PACE } from '../engine';
import { EXIT } from './exit-code';
import type { CliPorts } from './ports';

/** `proofsheet sandbox`: runs until it is interrupted. */
export async function runSandbox(
  options: { port: number; list: string | null },
  ports: CliPorts,
): Promise<number> {
  const list = options.list
    ? resolve(ports.cwd, options.list)
    : join(await mkdtemp(join(tmpdir(), 'proofsheet-')), 'sample.csv');
  const sample = sampleList();
  try {
    await writeFile(list, sample.csv, { flag: 'wx' });
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    const why = code === 'EEXIST' ? 'it exists already' : `it cannot be written (${code})`;
    ports.stderr(`proofsheet: --list ${list}: ${why}\n`);
    return EXIT.badUsage;
  }
  let sandbox;
  try {
    sandbox = await startSandbox({
      port: options.port,
      portraits: ports.portraits,
      pace: LOOPBACK_PACE,
    });
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    ports.stderr(`proofsheet: cannot listen on port ${options.port} (${code})\n`);
    return EXIT.badUsage;
  }
  sandbox.addTasks(sample.specs);
  ports.stdout(`url: ${sandbox.url}\ntoken: ${sandbox.token}\nlist: ${list}\n`);
  ports.stderr(
    `The sandbox is running; Ctrl-C ends it. In another terminal:\n` +
      `  PROOFSHEET_TOKEN=${sandbox.token} proofsheet fetch ${list} --out photos --api-url ${sandbox.url}\n`,
  );
  await new Promise<void>((done) => {
    if (ports.interrupted.aborted) return done();
    ports.interrupted.addEventListener('abort', () => done(), { once: true });
  });
  await sandbox.stop();
  return EXIT.interrupted;
}

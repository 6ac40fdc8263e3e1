import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { sampleList } from '../../sandbox/sample-list';
import { startSandbox } from '../../sandbox/server';
import { LOOPBACK_PACE } from '../run';
import { EXIT } from './exit-code';
import type { CliPorts } from './ports';

/** `proofsheet sandbox`: runs until it is interrupted. @returns the exit code */
export async function runSandbox(
  options: { port: number; list: string | null },
  ports: CliPorts,
): Promise<number> {
  let sandbox;
  try {
    sandbox = await startSandbox({
      port: options.port,
      portraits: ports.portraits,
      pace: LOOPBACK_PACE,
    });
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code !== 'EADDRINUSE' && code !== 'EACCES') throw error;
    ports.stderr(`proofsheet: --port ${options.port}: cannot listen there (${code})\n`);
    return EXIT.badUsage;
  }
  try {
    const sample = sampleList();
    const list = options.list
      ? resolve(ports.cwd, options.list)
      : join(await mkdtemp(join(tmpdir(), 'proofsheet-')), 'sample.csv');
    try {
      await writeFile(list, sample.csv, { flag: 'wx' });
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code;
      const why = code === 'EEXIST' ? 'it exists already' : `it cannot be written (${code})`;
      ports.stderr(`proofsheet: --list ${list}: ${why}\n`);
      return EXIT.badUsage;
    }
    sandbox.addTasks(sample.specs);
    ports.stdout(`url: ${sandbox.url}\ntoken: ${sandbox.token}\nlist: ${list}\n`);
    ports.stderr(
      `The sandbox is running; Ctrl-C ends it. In another terminal:\n` +
        `  PROOFSHEET_TOKEN=${sandbox.token} proofsheet fetch '${list}' --out photos --api-url ${sandbox.url}\n`,
    );
    await interruption(ports.interrupted);
    return EXIT.interrupted;
  } finally {
    await sandbox.stop();
  }
}

function interruption(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}

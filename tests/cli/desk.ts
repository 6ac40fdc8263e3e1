import { spawn } from 'node:child_process';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TestContext } from 'vitest';
import type { Sandbox } from '../../sandbox/server';
import { startSandbox } from '../../sandbox/server';
import type { TaskSpec } from '../../sandbox/tasks';

/** An operator's desk: a folder of its own, a sandbox in place of the service, and the built command line. */

const PROGRAM = fileURLToPath(new URL('../../out/main/node.js', import.meta.url));
const PORTRAITS = fileURLToPath(new URL('../../sandbox/portraits', import.meta.url));

/** Longer than any command may take, in ms. */
const PATIENCE_MS = 90_000;

/** Less than a process takes whose end waits for a connection kept alive (4 s), in ms. */
export const LINGERS_MS = 3_500;

export interface Outcome {
  /** Null where a signal ended it. */
  code: number | null;
  stdout: string;
  stderr: string;
  /** From the last word on stdout or stderr to the end of the process, in ms. */
  lingeredMs: number;
}

export interface Running {
  pid: number;
  ended: Promise<Outcome>;
  interrupt(signal?: NodeJS.Signals): void;
  /** Writes to its standard input; resolves when it has taken all but what a pipe holds. */
  write(bytes: Uint8Array): Promise<void>;
  /** Closes the other end of its stdout or stderr, as `| head` does. */
  stopReading(stream: 'stdout' | 'stderr'): void;
  /** What it has said on stderr so far. */
  said(): string;
  /** What it has printed on stdout so far. */
  printed(): string;
}

interface RunOptions {
  env?: Record<string, string>;
  /** Bytes of standard input; a pipe that stays open with `'open'`. */
  input?: string | Uint8Array | 'open';
  /** A command that runs it: its own command line is put behind these words. */
  through?: readonly string[];
}

export interface Desk {
  folder: string;
  out: string;
  profile: string;
  sandbox: Sandbox;
  /** Writes a file into the folder; returns its name, which is how a command is given it. */
  write(name: string, content: string | Uint8Array): Promise<string>;
  /** Submits tasks, and writes a list of their IDs with the names given. */
  list(name: string, tasks: readonly ListedTask[]): Promise<string>;
  /** `fetch` with the sandbox's address and token, this desk's profile, and `--out out`. */
  fetch(words: readonly string[], options?: RunOptions): Promise<Outcome>;
  startFetch(words: readonly string[], options?: RunOptions): Running;
  /** Any command; the sandbox's token is in the environment. */
  run(words: readonly string[], options?: RunOptions): Promise<Outcome>;
  start(words: readonly string[], options?: RunOptions): Running;
  /** Files below a folder, sorted, as paths with `/`. */
  files(folder?: string): Promise<string[]>;
}

export type ListedTask = Partial<TaskSpec> & { id: string; name?: string };

/** Opens a desk for one test; all of it goes with the test, processes that still run included. */
export async function openDesk({
  onTestFinished,
}: Pick<TestContext, 'onTestFinished'>): Promise<Desk> {
  const folder = await mkdtemp(join(tmpdir(), 'proofsheet-cli-'));
  const sandbox = await startSandbox({ portraits: PORTRAITS, pace: 1 });
  const left: Running[] = [];
  onTestFinished(async () => {
    for (const running of left) running.interrupt('SIGKILL');
    await Promise.all(left.map(({ ended }) => ended));
    await sandbox.stop();
    await rm(folder, { recursive: true, force: true });
  });
  const out = join(folder, 'out');
  const profile = join(folder, 'profile');

  function start(words: readonly string[], options: RunOptions = {}): Running {
    const { env = {}, input = '', through = [] } = options;
    const running = launch([...through, process.execPath, PROGRAM, ...words], folder, input, {
      PATH: process.env['PATH'],
      HOME: folder,
      TMPDIR: folder,
      PROOFSHEET_TOKEN: sandbox.token,
      ...env,
    });
    left.push(running);
    return running;
  }
  const startFetch: Desk['startFetch'] = (words, options) => {
    const usual = [
      ['--out', 'out'],
      ['--api-url', sandbox.url],
      ['--profile', profile],
    ].filter(([option = '']) => !words.includes(option));
    return start(['fetch', ...words, ...usual.flat()], options);
  };

  async function write(name: string, content: string | Uint8Array): Promise<string> {
    await writeFile(join(folder, name), content);
    return name;
  }

  return {
    folder,
    out,
    profile,
    sandbox,
    write,
    list(file, tasks) {
      const lines = tasks.map(({ name = '', ...spec }) => {
        sandbox.addTasks([{ outcome: 'finished', finishesAfterMs: 0, ...spec }]);
        return `${name},${spec.id}`;
      });
      return write(file, `Name,Task ID\n${lines.join('\n')}\n`);
    },
    run: (words, options) => start(words, options).ended,
    start,
    fetch: (words, options) => startFetch(words, options).ended,
    startFetch,
    async files(below = out) {
      const entries = await readdir(below, { recursive: true, withFileTypes: true });
      return entries
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name).slice(below.length + 1))
        .sort();
    },
  };
}

function launch(
  [command = '', ...args]: readonly string[],
  cwd: string,
  input: string | Uint8Array,
  env: NodeJS.ProcessEnv,
): Running {
  const child = spawn(command, args, { cwd, env, timeout: PATIENCE_MS });
  let stdout = '';
  let stderr = '';
  let lastWordAt = performance.now();
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
    lastWordAt = performance.now();
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
    lastWordAt = performance.now();
  });
  // A command that reads nothing from standard input may have ended before it is written.
  child.stdin.on('error', () => undefined);
  if (input !== 'open') child.stdin.end(input);
  const ended = new Promise<Outcome>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) =>
      resolve({ code, stdout, stderr, lingeredMs: performance.now() - lastWordAt }),
    );
  });
  return {
    pid: child.pid ?? 0,
    ended,
    interrupt: (signal = 'SIGINT') => void child.kill(signal),
    write: (bytes) => new Promise((resolve) => child.stdin.write(bytes, () => resolve())),
    stopReading: (stream) => void child[stream].destroy(),
    said: () => stderr,
    printed: () => stdout,
  };
}

/** Waits until it is so; fails after eighty seconds, which only a machine that is very busy needs. */
export async function until(what: string, isSo: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = performance.now() + 80_000;
  while (!(await isSo())) {
    if (performance.now() > deadline) throw new Error(`It did not come to this: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** A UUID of its own for every number. */
export function uuid(n: number): string {
  return `a1b2c3d4-0000-4000-8000-${String(n).padStart(12, '0')}`;
}

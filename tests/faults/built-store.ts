import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';
import { openStore, type StoreOpened } from '../../electron/storage/store-client';

const root = join(import.meta.dirname, '../..');

/** The store as other programs have it: built, in processes of their own. */
export interface BuiltStore {
  /** A folder for profiles. */
  folder: string;
  /** Opens a profile in this process, as `holder`. */
  open(profile: string, holder?: string): Promise<StoreOpened>;
  /**
   * Starts a program that has opened a profile as `opened` (what `openStore` told) and then does this. Its
   * `say(text)` writes a line.
   */
  run(profile: string, holder: string, script: string): Program;
  remove(): void;
}

export interface Program {
  process: ChildProcess;
  /** Lines that it has said so far. */
  said: string[];
  /** Waits for a line that begins with this; rejects when the program ends before. */
  until(start: string): Promise<string>;
  /** Ends it as a power cut does, and waits until it is gone. */
  kill(): Promise<void>;
  ended: Promise<unknown>;
}

export async function buildStore(): Promise<BuiltStore> {
  const folder = mkdtempSync(join(tmpdir(), 'proofsheet-store-built-'));
  const out = join(folder, 'out');
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: true,
      outDir: out,
      target: 'node20.18',
      rolldownOptions: {
        input: {
          worker: join(root, 'electron/storage/worker.ts'),
          client: join(root, 'electron/storage/store-client.ts'),
        },
        output: { entryFileNames: '[name].mjs' },
      },
    },
  });
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
  mkdirSync(join(folder, 'scripts'));
  const workerUrl = pathToFileURL(join(out, 'worker.mjs'));
  const client = pathToFileURL(join(out, 'client.mjs'));
  const running = new Set<ChildProcess>();
  let scripts = 0;

  return {
    folder,
    open: (profile, holder = 'Proofsheet') => openStore({ workerUrl, profile, holder }),
    run(profile, holder, script) {
      const path = join(folder, 'scripts', `${(scripts += 1)}.mjs`);
      writeFileSync(
        path,
        `import { openStore } from ${JSON.stringify(client)};
        const say = (text) => process.stdout.write(text + '\\n');
        const workerUrl = new URL(${JSON.stringify(workerUrl)});
        const opened = await openStore({ workerUrl, profile: ${JSON.stringify(profile)}, holder: ${JSON.stringify(holder)} });
        ${script}`,
      );
      const program = spawn(process.execPath, [path], { stdio: ['ignore', 'pipe', 'pipe'] });
      running.add(program);
      const ended = once(program, 'close').finally(() => running.delete(program));
      const said: string[] = [];
      const heard = new Set<() => void>();
      let complaints = '';
      program.stderr.on('data', (text) => (complaints += String(text)));
      createInterface(program.stdout).on('line', (line) => {
        said.push(line);
        for (const look of heard) look();
      });
      return {
        process: program,
        said,
        ended,
        until: (start) =>
          new Promise((resolve, reject) => {
            const look = () => {
              const line = said.find((text) => text.startsWith(start));
              if (line !== undefined) resolve(line);
            };
            heard.add(look);
            look();
            void ended.then(() => reject(new Error(`It ended before "${start}": ${complaints}`)));
          }),
        async kill() {
          program.kill('SIGKILL');
          await ended;
        },
      };
    },
    remove() {
      for (const program of running) program.kill('SIGKILL');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

import { spawn, spawnSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chown, mkdir, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { identity, startDesktopSession } from '../../scripts/desktop-session.mjs';
import { NOBODY } from '../../scripts/ordinary-user.mjs';
import { IS_ROOT } from '../../scripts/project.mjs';

/** A program that this user runs, and what it has said so far. */
export interface Program {
  child: ChildProcess;
  stdout(): string;
  stderr(): string;
  /** Its exit code, once it has ended and said all; null where a signal ended it. */
  ended: Promise<number | null>;
}

/** Someone who has just been given an account on this computer: a desktop, a keychain, an empty home. */
export interface User {
  env: NodeJS.ProcessEnv;
  home: string;
  /** Whether the kernel lets this user's Chromium have its sandbox. */
  sandboxed: boolean;
  start(command: readonly string[], options?: StartOptions): Program;
  /** Runs a command to its end. */
  run(command: readonly string[], options?: StartOptions): Promise<Ended>;
  /** Writes a file of theirs. @returns its absolute path */
  write(name: string, content: string): Promise<string>;
  /** Ends what still runs, and the account. */
  end(): Promise<void>;
}

interface StartOptions {
  /** In place of the desktop's environment. */
  env?: NodeJS.ProcessEnv;
  input?: string;
}

export interface Ended {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** Opens an account; where root runs the tests it is that of the user who owns nothing. */
export async function newUser(): Promise<User> {
  const who = IS_ROOT ? NOBODY : undefined;
  const session = await startDesktopSession({ own: true, user: who });
  const home = session.env['HOME'] ?? os.homedir();
  const become = who ? ['setpriv', ...identity(who)] : ['env'];
  const running = new Set<ChildProcess>();
  const unshared = spawnSync('setpriv', [...(who ? identity(who) : []), 'unshare', '-U', 'true']);

  const start: User['start'] = (command, { env = session.env, input = '' } = {}) => {
    const [program = '', ...args] = [...become, ...command];
    // A folder that this user may be in; a fresh PATH finds what the tests need.
    const child = spawn(program, args, { env, cwd: home, stdio: 'pipe' });
    running.add(child);
    const said = { stdout: '', stderr: '' };
    child.stdout.setEncoding('utf8').on('data', (part: string) => (said.stdout += part));
    child.stderr.setEncoding('utf8').on('data', (part: string) => (said.stderr += part));
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
    const ended = once(child, 'close').then(([code]) => {
      running.delete(child);
      return code as number | null;
    });
    return { child, stdout: () => said.stdout, stderr: () => said.stderr, ended };
  };
  return {
    env: session.env,
    home,
    sandboxed: unshared.status === 0,
    start,
    async run(command, options) {
      const program = start(command, options);
      const code = await program.ended;
      return { code, stdout: program.stdout(), stderr: program.stderr() };
    },
    async write(name, content) {
      const file = path.join(home, 'Documents', name);
      await mkdir(path.dirname(file), { recursive: true });
      await writeFile(file, content);
      if (who) await chown(path.dirname(file), who.uid, who.gid);
      return file;
    },
    async end() {
      for (const child of running) child.kill('SIGKILL');
      await session.end();
    },
  };
}

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { IS_ROOT, ROOT } from '../../scripts/project.mjs';
import { switches } from './desk';
import type { Desk } from './desk';

/** A program that runs beside the app, and what it has said so far. */
export interface Program {
  pid: number;
  stdout(): string;
  stderr(): string;
  /** Its exit code, once it has ended. */
  ended: Promise<number | null>;
}

/** Starts the app once more on the same desk, without following it. */
export function startAgain(desk: Desk, words: readonly string[]): Program {
  const electron = path.join(process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? '', 'electron');
  const root = IS_ROOT ? ['--no-sandbox'] : [];
  const before = ['-r', path.join(import.meta.dirname, 'error-box.cjs')];
  return start(desk, electron, [...before, ...root, ROOT, ...switches(desk), ...words]);
}

/** The command line of the app, in plain Node, on the profile of the desk. */
export function startFetch(desk: Desk, list: string, out: string): Program {
  const program = path.join(ROOT, 'out', 'main', 'node.js');
  const where = ['--out', out, '--profile', desk.profile, '--api-url', desk.sandbox.url];
  return start(desk, process.execPath, [program, 'fetch', list, ...where]);
}

function start(desk: Desk, command: string, args: readonly string[]): Program {
  const child = spawn(command, args, {
    env: { ...desk.session.env, PROOFSHEET_TOKEN: desk.sandbox.token },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = { stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (part: string) => (said.stdout += part));
  child.stderr.setEncoding('utf8').on('data', (part: string) => (said.stderr += part));
  return {
    pid: child.pid ?? NaN,
    stdout: () => said.stdout,
    stderr: () => said.stderr,
    ended: once(child, 'close').then(([code]) => code as number | null),
  };
}

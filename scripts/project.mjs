// What every script shares: where the project is, where its cache is, how it speaks, how it runs a command.
import { spawn } from 'node:child_process';
import os from 'node:os';
import path from 'node:path';

/** The project's folder, absolute. */
export const ROOT = path.resolve(import.meta.dirname, '..');

/** True for the superuser of a POSIX system. */
export const IS_ROOT = process.getuid?.() === 0;

/**
 * The one folder outside the project that the scripts write to, named in their messages. Root's home is
 * closed to other users, and one end-to-end test runs the app as an ordinary one: so root's is /var/cache.
 */
export const CACHE = path.join(
  process.env['XDG_CACHE_HOME'] || (IS_ROOT ? '/var/cache' : path.join(os.homedir(), '.cache')),
  'proofsheet',
);

/**
 * The signals that end a command from outside.
 * @type {readonly NodeJS.Signals[]}
 */
export const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * Says one line on stderr; stdout belongs to the command that a script runs.
 * @param {string} message
 */
export function say(message) {
  process.stderr.write(`${message}\n`);
}

/**
 * Says why the script cannot go on, and ends it with exit code 1.
 * @param {string} message
 * @returns {never}
 */
export function stop(message) {
  say(message);
  process.exit(1);
}

/** @type {NodeJS.Signals | null} */
let interruption = null;

/** Ends the script, with 128 + n, when signal n came while it ran a command: it starts no other one. */
export function leaveIfInterrupted() {
  if (interruption) process.exit(128 + os.constants.signals[interruption]);
}

/**
 * @typedef {import('node:child_process').SpawnOptions & { onOutput?: (part: Buffer) => void }} RunOptions
 *   `onOutput` gets what comes through piped stdout and stderr
 */

/**
 * Runs a command to its end, its output on our stderr unless told otherwise.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<number>} its exit code; 128 + n when signal n ended it, 127 when it could not start
 */
export function run(command, args, { onOutput, ...options } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: ROOT, stdio: ['ignore', 2, 2], ...options });
    if (onOutput) {
      child.stdout?.on('data', onOutput);
      child.stderr?.on('data', onOutput);
    }
    const forward = (/** @type {NodeJS.Signals} */ signal) => {
      interruption = signal;
      child.kill(signal);
    };
    for (const signal of SIGNALS) process.on(signal, forward);
    const done = (/** @type {number} */ code) => {
      for (const signal of SIGNALS) process.off(signal, forward);
      resolve(code);
    };
    child.once('error', (error) => {
      say(`${command}: ${error.message}`);
      done(127);
    });
    child.once('close', (code, signal) =>
      done(code ?? 128 + os.constants.signals[signal ?? 'SIGKILL']),
    );
  });
}

/**
 * Runs a script of an installed package in Node, without its .bin link: not every package marks its
 * script as executable.
 * @param {string} script a path inside node_modules
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<number>} as {@link run}
 */
export function runPackage(script, args, options) {
  return run(process.execPath, [path.join(ROOT, 'node_modules', script), ...args], options);
}

/**
 * As {@link runPackage}, but keeps what the script prints, for a caller who shows it only on failure.
 * @param {string} script
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {Promise<{ code: number, text: string }>} its exit code; its stdout and stderr as they came
 */
export async function capturePackage(script, args, env = process.env) {
  /** @type {Buffer[]} */
  const parts = [];
  const code = await runPackage(script, args, {
    env: { ...env, NO_COLOR: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
    onOutput: (part) => parts.push(part),
  });
  return { code, text: Buffer.concat(parts).toString() };
}

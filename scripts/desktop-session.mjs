// A desktop for the app where there is none: a display (Xvfb), a session bus and a keychain (GNOME
// Keyring), each started only where it is missing, all in a temporary folder, so that nothing of the
// user's is touched. End-to-end tests start private ones, also with a locked keychain or none.
import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, rmSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { SIGNALS, say } from './project.mjs';

/**
 * @typedef {'unlocked' | 'locked' | 'none' | 'no-bus'} Keychain
 *   `locked`: a keyring that asks for its password; `none`: a session bus without a Secret Service;
 *   `no-bus`: not even a session bus
 */

/** @typedef {{ readonly uid: number, readonly gid: number }} User */

/**
 * @typedef {object} DesktopSession
 * @property {NodeJS.ProcessEnv} env the whole environment for the app
 * @property {readonly string[]} notes what was started and what that means, one line each
 * @property {string | null} folder its temporary folder; null when nothing had to be started
 * @property {number | null} keyring the process ID of the keyring that was started
 * @property {() => Promise<void>} end stops what was started and removes its folder
 */

/** How long a daemon may take to be ready, ms. */
const READY_TIMEOUT = 10_000;

/** The first arguments of a `dbus-send` that prints its answer; then whom it asks, and for which object. */
const CALL = ['--session', '--print-reply', '--reply-timeout=2000'];
const BUS = '--dest=org.freedesktop.DBus';
const SECRETS = ['--dest=org.freedesktop.secrets', '/org/freedesktop/secrets'];

/** The collection that gnome-keyring makes when it is unlocked for the first time. */
const COLLECTION = '/org/freedesktop/secrets/collection/login';

/**
 * Gives the app a desktop: the user's own where it is whole, otherwise what is missing is started.
 * @param {object} [options]
 * @param {boolean} [options.own] start everything, also where the user has it; home, configuration and
 *   runtime folders are then temporary too
 * @param {Keychain} [options.keychain] the keychain to start; `unlocked` unless told
 * @param {User | undefined} [options.user] whose processes the daemons are; only root can say
 * @returns {Promise<DesktopSession>}
 * @throws {Error} when a daemon does not start
 */
export async function startDesktopSession({ own = false, keychain = 'unlocked', user } = {}) {
  /** @type {DesktopSession} */
  const session = {
    env: { ...process.env },
    notes: [],
    folder: null,
    keyring: null,
    end: async () => {},
  };
  if (process.platform !== 'linux') return session;
  const display = own || !(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY']);
  const keys = own || !hasSecretService(process.env, !display);
  if (!display && !keys) return session;

  const folder = await mkdtemp(path.join(os.tmpdir(), 'proofsheet-desktop-'));
  const daemons = new Daemons(user);
  const removeFolder = () => rmSync(folder, { recursive: true, force: true });
  process.once('exit', removeFolder);
  const end = async () => {
    process.off('exit', removeFolder);
    await daemons.end();
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    if (user) chownSync(folder, user.uid, user.gid);
    const homes = await privateFolders(folder, user);
    if (own) Object.assign(session.env, homes);
    const notes = [];
    if (display) {
      Object.assign(session.env, await startDisplay(folder, daemons));
      delete session.env['WAYLAND_DISPLAY'];
      notes.push('There is no display here: the window runs under Xvfb, unseen.');
    }
    if (keys) {
      const address = `unix:path=${path.join(folder, 'bus')}`;
      session.env['DBUS_SESSION_BUS_ADDRESS'] = address;
      const env = { ...session.env, ...homes };
      if (keychain !== 'no-bus') await startBus(folder, env, daemons);
      if (keychain === 'unlocked' || keychain === 'locked') {
        session.keyring = await startKeyring(keychain === 'locked', env, daemons);
      }
      notes.push('There is no keychain here: a private one forgets the token when this ends.');
    }
    return { ...session, notes, folder, end };
  } catch (error) {
    await end();
    throw error;
  }
}

/**
 * Runs an action in a desktop session and ends the session whatever happens, Ctrl-C included.
 * @param {Parameters<typeof startDesktopSession>[0]} options
 * @param {(session: DesktopSession) => Promise<number>} action gives the exit code
 * @returns {Promise<number>} the action's exit code; 128 + n when signal n came before it began
 */
export async function inDesktopSession(options, action) {
  let interrupted = 0;
  const note = (/** @type {NodeJS.Signals} */ signal) => {
    interrupted = 128 + os.constants.signals[signal];
  };
  for (const signal of SIGNALS) process.on(signal, note);
  const session = await startDesktopSession(options);
  try {
    session.notes.forEach(say);
    return interrupted || (await action(session));
  } finally {
    await session.end();
    for (const signal of SIGNALS) process.off(signal, note);
  }
}

/** The processes of one session, which end with ours even if that is killed. */
class Daemons {
  /** @type {import('node:child_process').ChildProcess[]} */
  #running = [];
  /** @type {readonly string[]} */
  #prefix;

  /** @param {User | undefined} user */
  constructor(user) {
    this.#prefix = ['--pdeathsig', 'KILL', ...(user ? identity(user) : [])];
  }

  /**
   * @param {string} command
   * @param {readonly string[]} args
   * @param {NodeJS.ProcessEnv} env
   */
  start(command, args, env) {
    const child = spawn('setpriv', [...this.#prefix, command, ...args], {
      env,
      stdio: ['pipe', 'ignore', 'ignore', 'pipe'],
      // Ctrl-C in a terminal is for the app; the daemons end after it.
      detached: true,
    });
    child.once('error', (error) => say(`${command}: ${error.message}`));
    this.#running.push(child);
    return child;
  }

  /**
   * Runs a command to its end, as the same user.
   * @param {string} command
   * @param {readonly string[]} args
   * @param {NodeJS.ProcessEnv} env
   * @returns {string | null} its stdout; null when it failed
   */
  run(command, args, env) {
    const done = spawnSync('setpriv', [...this.#prefix, command, ...args], {
      env,
      encoding: 'utf8',
    });
    return done.status === 0 ? done.stdout : null;
  }

  /** Ends the youngest first: the keyring before its bus. */
  async end() {
    for (const child of this.#running.splice(0).reverse()) {
      if (child.exitCode !== null || child.signalCode !== null) continue;
      const exited = new Promise((resolve) => child.once('exit', resolve));
      // A daemon that a test has stopped hears nothing but SIGKILL.
      child.kill('SIGTERM');
      await Promise.race([exited, sleep(1_000)]);
      child.kill('SIGKILL');
      await exited;
    }
  }
}

/**
 * The arguments with which `setpriv` becomes that user.
 * @param {User} user
 */
export function identity({ uid, gid }) {
  return ['--reuid', String(uid), '--regid', String(gid), '--clear-groups'];
}

/**
 * Whether a keychain can be asked: one runs, or the bus would start one and there is a display on which it
 * could ask for its password.
 * @param {NodeJS.ProcessEnv} env
 * @param {boolean} visible
 */
function hasSecretService(env, visible) {
  const socket = path.join(env['XDG_RUNTIME_DIR'] ?? '', 'bus');
  if (!env['DBUS_SESSION_BUS_ADDRESS'] && !existsSync(socket)) return false;
  const lists = visible ? ['ListNames', 'ListActivatableNames'] : ['ListNames'];
  return lists.some((list) => {
    const args = [...CALL, BUS, '/org/freedesktop/DBus', `org.freedesktop.DBus.${list}`];
    const { stdout } = spawnSync('dbus-send', args, { env, encoding: 'utf8' });
    return String(stdout).includes('"org.freedesktop.secrets"');
  });
}

/**
 * @param {string} folder
 * @param {User | undefined} user
 * @returns {Promise<Record<string, string>>} the variables that name them
 */
async function privateFolders(folder, user) {
  const homes = {
    HOME: path.join(folder, 'home'),
    XDG_CONFIG_HOME: path.join(folder, 'home', 'config'),
    XDG_DATA_HOME: path.join(folder, 'home', 'data'),
    XDG_CACHE_HOME: path.join(folder, 'home', 'cache'),
    XDG_RUNTIME_DIR: path.join(folder, 'runtime'),
  };
  for (const home of Object.values(homes)) {
    await mkdir(home, { mode: 0o700 });
    if (user) chownSync(home, user.uid, user.gid);
  }
  return homes;
}

/**
 * @param {string} folder
 * @param {Daemons} daemons
 */
async function startDisplay(folder, daemons) {
  const XAUTHORITY = path.join(folder, 'Xauthority');
  const cookie = randomBytes(16).toString('hex');
  const allow = (/** @type {string} */ display) => {
    const args = ['-q', '-f', XAUTHORITY, 'add', display, '.', cookie];
    if (daemons.run('xauth', args, process.env) === null) throw new Error('xauth failed');
  };
  // The server accepts the cookie whatever display it stands beside; a client looks for its own.
  allow(':0');
  const screen = ['-screen', '0', '1600x1000x24', '-nolisten', 'tcp', '-noreset'];
  const server = daemons.start(
    'Xvfb',
    ['-displayfd', '3', '-auth', XAUTHORITY, ...screen],
    process.env,
  );
  const DISPLAY = `:${await displayNumber(server)}`;
  allow(DISPLAY);
  return { DISPLAY, XAUTHORITY };
}

/**
 * @param {import('node:child_process').ChildProcess} server
 * @returns {Promise<string>} the number that Xvfb wrote to its file descriptor 3
 */
function displayNumber(server) {
  return new Promise((resolve, reject) => {
    const fail = () => reject(new Error('Xvfb did not start'));
    setTimeout(fail, READY_TIMEOUT).unref();
    server.once('exit', fail);
    let text = '';
    server.stdio[3]?.on('data', (/** @type {Buffer} */ part) => {
      text += part;
      if (text.endsWith('\n')) resolve(text.trim());
    });
  });
}

/**
 * A bus that starts no services by itself: what is on it is what we put there.
 * @param {string} folder
 * @param {NodeJS.ProcessEnv} env
 * @param {Daemons} daemons
 */
async function startBus(folder, env, daemons) {
  const config = path.join(folder, 'bus.conf');
  await writeFile(
    config,
    `<busconfig><type>session</type><listen>${env['DBUS_SESSION_BUS_ADDRESS']}</listen>
<auth>EXTERNAL</auth><policy context="default"><allow send_destination="*"/><allow receive_sender="*"/>
<allow own="*"/></policy></busconfig>`,
    { mode: 0o644 },
  );
  const bus = daemons.start('dbus-daemon', ['--nofork', `--config-file=${config}`], env);
  await ready(bus, 'dbus-daemon', () => existsSync(path.join(folder, 'bus')));
}

/**
 * @param {boolean} locked
 * @param {NodeJS.ProcessEnv} env
 * @param {Daemons} daemons
 * @returns {Promise<number | null>} its process ID
 */
async function startKeyring(locked, env, daemons) {
  const args = ['--foreground', '--unlock', '--components=secrets'];
  const keyring = daemons.start('gnome-keyring-daemon', args, env);
  keyring.stdin?.end(locked ? 'a password that nobody types' : '\n');
  const collections = [
    'org.freedesktop.DBus.Properties.Get',
    'string:org.freedesktop.Secret.Service',
    'string:Collections',
  ];
  await ready(keyring, 'gnome-keyring-daemon', () => {
    const answer = daemons.run('dbus-send', [...CALL, ...SECRETS, ...collections], env);
    return answer?.includes(COLLECTION) ?? false;
  });
  if (locked) {
    const lock = ['org.freedesktop.Secret.Service.Lock', `array:objpath:${COLLECTION}`];
    if (daemons.run('dbus-send', [...CALL, ...SECRETS, ...lock], env) === null) {
      throw new Error('the keyring could not be locked');
    }
  }
  return keyring.pid ?? null;
}

/**
 * Waits until a daemon does its work.
 * @param {import('node:child_process').ChildProcess} daemon
 * @param {string} name
 * @param {() => boolean} works
 * @throws {Error} when it ended or took too long
 */
async function ready(daemon, name, works) {
  const start = Date.now();
  while (!works()) {
    if (daemon.exitCode !== null || Date.now() - start > READY_TIMEOUT) {
      throw new Error(`${name} did not start`);
    }
    await sleep(20);
  }
}

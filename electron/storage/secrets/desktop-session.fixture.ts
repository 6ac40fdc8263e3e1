import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import type { KeychainState } from '../../../contract/keychain';

/** A private D-Bus session with or without a real gnome-keyring, for tests; nothing of the user's is touched. */

/** Offers no service by itself: without `<servicedir>` the bus starts nobody's keyring. */
const BUS_CONFIG = `<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:tmpdir=/tmp</listen>
  <policy context="default">
    <allow send_destination="*"/><allow receive_sender="*"/><allow own="*"/>
  </policy>
</busconfig>`;

const KEYRING_PASSWORD = 'unlock me';
const MODULES = fileURLToPath(new URL('../../../node_modules', import.meta.url));

export interface ProcessOptions {
  mayAsk?: boolean;
  hint?: boolean;
  env?: NodeJS.ProcessEnv;
}

/** An answer of the process, and how long it took. */
export interface Timed<T> {
  value: T;
  ms: number;
}

export interface KeychainProcess {
  read(): Promise<Timed<{ state: KeychainState; token?: string }>>;
  /** @param account key of the account; `live` unless told */
  store(token: string, account?: string): Promise<Timed<string>>;
  remove(): Promise<Timed<string>>;
  look(): Promise<Timed<{ busy: boolean; lateEnds: number }>>;
}

export interface DesktopSession {
  folder: string;
  bus: string;
  /** Starts gnome-keyring: with its keyring unlocked, or as it stands on disk. */
  startKeyring(unlocked: boolean): Promise<void>;
  stopKeyring(): Promise<void>;
  /** Unlocks the running one, as the operator's login does. */
  unlockKeyring(): Promise<void>;
  /** Makes it hang, and go on. */
  freezeKeyring(): void;
  thawKeyring(): void;
  /** A process that keeps tokens in this session. */
  process(options?: ProcessOptions): KeychainProcess;
  end(): Promise<void>;
}

/** Bundles the process that the tests run; returns the path of the script. */
export async function bundleKeychainProcess(outDir: string): Promise<string> {
  await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      ssr: fileURLToPath(new URL('./keychain-process.fixture.ts', import.meta.url)),
      outDir,
      target: 'node20.18',
      rolldownOptions: { output: { entryFileNames: 'keychain-process.mjs' } },
    },
  });
  return join(outDir, 'keychain-process.mjs');
}

/** @param script what `bundleKeychainProcess` returned */
export async function startDesktopSession(script: string): Promise<DesktopSession> {
  const folder = await mkdtemp(join(tmpdir(), 'proofsheet-session-'));
  await writeFile(join(folder, 'bus.conf'), BUS_CONFIG);
  await mkdir(join(folder, 'run'));
  await chmod(join(folder, 'run'), 0o700);
  const children: ChildProcess[] = [];
  const env: NodeJS.ProcessEnv = {
    PATH: process.env['PATH'],
    HOME: folder,
    XDG_DATA_HOME: join(folder, 'data'),
    XDG_RUNTIME_DIR: join(folder, 'run'),
    NODE_PATH: MODULES,
  };

  const daemon = spawn(
    'dbus-daemon',
    ['--nofork', '--print-address', `--config-file=${folder}/bus.conf`],
    { env, stdio: ['ignore', 'pipe', 'ignore'] },
  );
  children.push(daemon);
  const [address] = (await once(createInterface({ input: daemon.stdout }), 'line')) as [string];
  env['DBUS_SESSION_BUS_ADDRESS'] = address;

  let keyring: ChildProcess | null = null;

  return {
    folder,
    bus: address,

    async startKeyring(unlocked) {
      const args = ['--foreground', '--components=secrets', ...(unlocked ? ['--unlock'] : [])];
      keyring = spawn('gnome-keyring-daemon', args, { env, stdio: ['pipe', 'ignore', 'ignore'] });
      children.push(keyring);
      keyring.stdin?.end(unlocked ? KEYRING_PASSWORD : '');
      await serviceIsThere(env);
    },

    async stopKeyring() {
      if (!keyring) return;
      const ended = once(keyring, 'exit');
      keyring.kill();
      await ended;
    },

    unlockKeyring: () => unlock(join(folder, 'run', 'keyring', 'control')),

    freezeKeyring: () => void keyring?.kill('SIGSTOP'),
    thawKeyring: () => void keyring?.kill('SIGCONT'),

    process({ env: extra, ...options } = {}) {
      const child = spawn(process.execPath, [script, JSON.stringify(options)], {
        env: { ...env, ...extra },
        stdio: ['pipe', 'pipe', 'inherit'],
      });
      children.push(child);
      const lines = createInterface({ input: child.stdout });
      const waiting = new Map<number, (answer: never) => void>();
      lines.on('line', (line) => {
        const answer = JSON.parse(line) as { id: number };
        waiting.get(answer.id)?.(answer as never);
      });
      let last = 0;
      const ask = <T>(...call: string[]): Promise<Timed<T>> =>
        new Promise((resolve) => {
          last += 1;
          waiting.set(last, resolve);
          child.stdin.write(`${JSON.stringify([last, ...call])}\n`);
        });
      return {
        read: () => ask('read', 'live'),
        store: (token, account = 'live') => ask('store', account, token),
        remove: () => ask('remove', 'live'),
        look: () => ask('look'),
      };
    },

    async end() {
      keyring?.kill('SIGCONT');
      const ends = children
        .filter((child) => child.exitCode === null && child.signalCode === null)
        .map((child) => (child.kill('SIGKILL'), once(child, 'exit')));
      await Promise.all(ends);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Puts a folder with stand-ins for programs before, or in place of, the real ones. */
export async function programs(
  folder: string,
  scripts: Record<string, string>,
): Promise<{ only: string; first: string }> {
  const bin = await mkdtemp(join(folder, 'bin-'));
  for (const [name, script] of Object.entries(scripts)) {
    await writeFile(join(bin, name), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  }
  return { only: bin, first: `${bin}${delimiter}${process.env['PATH'] ?? ''}` };
}

/** Waits until the keyring has taken its name on the bus. */
async function serviceIsThere(env: NodeJS.ProcessEnv): Promise<void> {
  const waiter = spawn('gdbus', ['wait', '--session', '--timeout=5', 'org.freedesktop.secrets'], {
    env,
    stdio: 'ignore',
  });
  const [code] = (await once(waiter, 'exit')) as [number | null];
  if (code !== 0) throw new Error('gnome-keyring did not start');
}

/** Speaks gnome-keyring's control protocol (daemon/control/gkd-control-codes.h), as its PAM module does. */
async function unlock(controlSocket: string): Promise<void> {
  const password = Buffer.from(KEYRING_PASSWORD);
  const packet = Buffer.alloc(12 + password.length);
  packet.writeUInt32BE(packet.length, 0);
  packet.writeUInt32BE(1, 4); // unlock
  packet.writeUInt32BE(password.length, 8);
  password.copy(packet, 12);
  const socket = connect(controlSocket);
  socket.write(Buffer.from([0])); // the byte that its peer's credentials travel with
  socket.write(packet);
  const [answer] = (await once(socket, 'data')) as [Buffer];
  socket.destroy();
  if (answer.readUInt32BE(4) !== 0) throw new Error('gnome-keyring was not unlocked');
}

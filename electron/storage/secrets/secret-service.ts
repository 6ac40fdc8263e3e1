import { execFile } from 'node:child_process';

/**
 * Asks the Secret Service of a Linux desktop what keytar cannot tell: whether a token is there, and
 * whether its keyring is locked (https://specifications.freedesktop.org/secret-service-spec/latest/).
 * A child process asks, so that a service that hangs costs a child and not a thread of this process.
 * The child asks for names only: no secret passes through it.
 */

/** `cannot-ask`: neither gdbus (GLib) nor busctl (systemd) is installed. */
export type ItemState =
  'unlocked' | 'locked' | 'none' | 'unavailable' | 'not-answering' | 'cannot-ask';

const BUS_NAME = 'org.freedesktop.secrets';
const SERVICE_PATH = '/org/freedesktop/secrets';
const DEFAULT_COLLECTION = '/org/freedesktop/secrets/aliases/default';

interface Question {
  path: string;
  /** Interface and member, joined by a dot. */
  method: [string, string];
  /** The arguments as gdbus takes them (GVariant text), and as busctl takes them. */
  gdbus: string[];
  busctl: string[];
}

type Reply =
  | { kind: 'reply'; text: string }
  | { kind: 'error' }
  | { kind: 'not-answering' }
  | { kind: 'cannot-ask' };

/**
 * Where the token of an account stands, by `Service.SearchItems`.
 *
 * @param bus the address of the session bus
 * @param until when to stop waiting, ms since 1970
 */
export async function searchItem(
  bus: string,
  service: string,
  account: string,
  until: number,
): Promise<ItemState> {
  const reply = await ask(bus, until, {
    path: SERVICE_PATH,
    method: ['org.freedesktop.Secret.Service', 'SearchItems'],
    gdbus: [`{'service': ${quoted(service)}, 'account': ${quoted(account)}}`],
    busctl: ['a{ss}', '2', 'service', service, 'account', account],
  });
  if (reply.kind === 'error') return 'unavailable';
  if (reply.kind !== 'reply') return reply.kind;
  // Two lists of object paths, of unlocked and of locked items: `([objectpath '/a'], @ao [])` says gdbus,
  // `{"type":"aoao","data":[["/a"],[]]}` busctl.
  const [unlocked, locked] = reply.text.match(/\[[^[\]]*\]/g) ?? [];
  if (unlocked?.includes('/')) return 'unlocked';
  return locked?.includes('/') ? 'locked' : 'none';
}

/**
 * Whether the keyring that new tokens go to takes one without asking the operator. A keyring that was
 * never made counts as locked: making it asks for a password, as unlocking does.
 */
export async function defaultKeyring(
  bus: string,
  until: number,
): Promise<'unlocked' | 'locked' | 'not-answering' | 'cannot-ask'> {
  const reply = await ask(bus, until, {
    path: DEFAULT_COLLECTION,
    method: ['org.freedesktop.DBus.Properties', 'Get'],
    gdbus: ['org.freedesktop.Secret.Collection', 'Locked'],
    busctl: ['ss', 'org.freedesktop.Secret.Collection', 'Locked'],
  });
  if (reply.kind === 'error') return 'locked';
  if (reply.kind !== 'reply') return reply.kind;
  return reply.text.includes('false') ? 'unlocked' : 'locked';
}

async function ask(bus: string, until: number, question: Question): Promise<Reply> {
  const [type, member] = question.method;
  const gdbus = ['call', '--session', '--dest', BUS_NAME, '--object-path', question.path];
  const first = await run(bus, until, 'gdbus', [
    ...gdbus,
    '--method',
    `${type}.${member}`,
    ...question.gdbus,
  ]);
  if (first.kind !== 'cannot-ask') return first;
  const busctl = ['--user', '--json=short', 'call', BUS_NAME, question.path];
  return run(bus, until, 'busctl', [...busctl, type, member, ...question.busctl]);
}

function run(bus: string, until: number, program: string, args: string[]): Promise<Reply> {
  const timeout = until - Date.now();
  if (timeout <= 0) return Promise.resolve({ kind: 'not-answering' });
  // Only what the program needs: this process's environment may hold a token.
  const env = { DBUS_SESSION_BUS_ADDRESS: bus, PATH: process.env['PATH'] ?? '', LC_ALL: 'C' };
  return new Promise((resolve) => {
    execFile(
      program,
      args,
      { env, timeout, killSignal: 'SIGKILL', maxBuffer: 65_536 },
      (error, stdout, stderr) => {
        if (!error) resolve({ kind: 'reply', text: stdout });
        else if (error.code === 'ENOENT' || error.code === 'EACCES')
          resolve({ kind: 'cannot-ask' });
        else if (error.signal === 'SIGKILL' || /NoReply|TimedOut|[Tt]imed out|Timeout/.test(stderr))
          resolve({ kind: 'not-answering' });
        else resolve({ kind: 'error' });
      },
    );
  });
}

/** A GVariant string: https://docs.gtk.org/glib/gvariant-text-format.html#strings */
function quoted(text: string): string {
  return `'${text.replace(/[\\']/g, '\\$&')}'`;
}

import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import path from 'node:path';
import type { DesktopSession } from '../../scripts/desktop-session.mjs';

/** What the session's keyring was unlocked with when it was made. */
const PASSWORD = Buffer.from('\n');

/** Locks the session's keyring, as the screen saver of some desktops does. */
export function lockKeyring({ env }: DesktopSession): void {
  const lock = [
    '--session',
    '--print-reply',
    '--dest=org.freedesktop.secrets',
    '/org/freedesktop/secrets',
    'org.freedesktop.Secret.Service.Lock',
    'array:objpath:/org/freedesktop/secrets/collection/login',
  ];
  execFileSync('dbus-send', lock, { env, stdio: 'ignore' });
}

/**
 * Unlocks it again, as the operator's login does: by gnome-keyring's control protocol
 * (daemon/control/gkd-control-codes.h), which its PAM module speaks.
 */
export async function unlockKeyring({ env }: DesktopSession): Promise<void> {
  const request = Buffer.alloc(12);
  request.writeUInt32BE(request.length + PASSWORD.length, 0);
  request.writeUInt32BE(1, 4); // unlock
  request.writeUInt32BE(PASSWORD.length, 8);
  const socket = connect(path.join(env['XDG_RUNTIME_DIR'] ?? '', 'keyring', 'control'));
  socket.write(Buffer.from([0])); // the byte that its peer's credentials travel with
  socket.write(Buffer.concat([request, PASSWORD]));
  const [answer] = (await once(socket, 'data')) as [Buffer];
  socket.destroy();
  if (answer.readUInt32BE(4) !== 0) throw new Error('The keyring was not unlocked.');
}

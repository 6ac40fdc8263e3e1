import { homedir } from 'node:os';
import { join } from 'node:path';

/** The profile folder of each system, the same that the window uses (Electron's `userData`). */
export function defaultProfile(
  env: Readonly<Record<string, string | undefined>>,
  platform: NodeJS.Platform = process.platform,
): string {
  const home = homedir();
  switch (platform) {
    case 'win32':
      return join(env['APPDATA'] ?? join(home, 'AppData', 'Roaming'), 'Proofsheet');
    case 'darwin':
      return join(home, 'Library', 'Application Support', 'Proofsheet');
    default:
      // XDG Base Directory Specification: an empty value counts as not set.
      return join(env['XDG_CONFIG_HOME'] || join(home, '.config'), 'Proofsheet');
  }
}

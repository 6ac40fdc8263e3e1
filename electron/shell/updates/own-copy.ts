import { posix, win32 } from 'node:path';

/** What tells how this copy came to the computer. */
export interface Copy {
  platform: string;
  /** Absolute path of the running program. */
  program: string;
  env: NodeJS.ProcessEnv;
  exists(path: string): boolean;
}

/**
 * Whether this copy of the app can be replaced by a newer one: on Windows what the installer has put
 * there, on macOS the bundle, on Linux the AppImage. A deb and an RPM belong to the package manager, an
 * unpacked tar.gz or zip to whoever unpacked it.
 */
export function canReplaceItself({ platform, program, env, exists }: Copy): boolean {
  switch (platform) {
    case 'darwin':
      return true;
    case 'win32':
      return exists(win32.join(win32.dirname(program), 'Uninstall Proofsheet.exe'));
    case 'linux': {
      // A terminal that is an AppImage itself hands both on to every program that is started in it.
      const { APPIMAGE, APPDIR } = env;
      return Boolean(APPIMAGE && APPDIR) && program.startsWith(`${posix.resolve(APPDIR ?? '')}/`);
    }
    default:
      return false;
  }
}

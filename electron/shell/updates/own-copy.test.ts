import { describe, expect, it } from 'vitest';
import { canReplaceItself } from './own-copy';

const nothing = (): boolean => false;

describe('a copy of the app', () => {
  it('replaces itself as an AppImage, not as a deb, an RPM or an unpacked folder', () => {
    const env = { APPIMAGE: '/home/a/Proofsheet.AppImage', APPDIR: '/tmp/.mount_abc/' };
    const linux = { platform: 'linux', exists: nothing };
    expect(canReplaceItself({ ...linux, env, program: '/tmp/.mount_abc/proofsheet' })).toBe(true);
    expect(canReplaceItself({ ...linux, env: {}, program: '/opt/Proofsheet/proofsheet' })).toBe(
      false,
    );
  });

  it('does not take the AppImage that it was started from for its own', () => {
    const env = { APPIMAGE: '/home/a/Terminal.AppImage', APPDIR: '/tmp/.mount_abc' };
    for (const program of ['/opt/Proofsheet/proofsheet', '/tmp/.mount_abcd/proofsheet']) {
      expect(canReplaceItself({ platform: 'linux', exists: nothing, env, program })).toBe(false);
    }
    const odd = { ...env, APPDIR: '' };
    expect(
      canReplaceItself({ platform: 'linux', exists: nothing, env: odd, program: '/a/b' }),
    ).toBe(false);
  });

  it('replaces itself on Windows where the installer has put it', () => {
    const windows = { platform: 'win32', env: {}, program: String.raw`C:\App\Proofsheet.exe` };
    const installed = String.raw`C:\App\Uninstall Proofsheet.exe`;
    expect(canReplaceItself({ ...windows, exists: (path) => path === installed })).toBe(true);
    expect(canReplaceItself({ ...windows, exists: nothing })).toBe(false);
  });

  it('replaces itself on macOS, and nowhere else', () => {
    const other = { env: {}, program: '/a', exists: nothing };
    expect(canReplaceItself({ ...other, platform: 'darwin' })).toBe(true);
    expect(canReplaceItself({ ...other, platform: 'freebsd' })).toBe(false);
  });
});

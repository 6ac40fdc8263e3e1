import { homedir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { defaultProfile } from './profile';

/** Electron's `userData`: https://www.electronjs.org/docs/latest/api/app#appgetpathname */
test('the profile is the window’s own on every system', () => {
  const home = homedir();
  expect(defaultProfile({}, 'linux')).toBe(join(home, '.config', 'Proofsheet'));
  expect(defaultProfile({ XDG_CONFIG_HOME: '' }, 'linux')).toBe(
    join(home, '.config', 'Proofsheet'),
  );
  expect(defaultProfile({ XDG_CONFIG_HOME: '/x' }, 'linux')).toBe(join('/x', 'Proofsheet'));
  expect(defaultProfile({ XDG_CONFIG_HOME: '/x' }, 'darwin')).toBe(
    join(home, 'Library', 'Application Support', 'Proofsheet'),
  );
  expect(defaultProfile({ APPDATA: 'C:\\Roaming' }, 'win32')).toBe(
    join('C:\\Roaming', 'Proofsheet'),
  );
});

import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { expect, test } from './desk';
import { driven, findWindow } from './window';

/** What a packaged app may be made to do from outside: docs/releasing.md. '1' is on, '0' off. */
const FUSES = {
  RunAsNode: '0',
  EnableCookieEncryption: '1',
  EnableNodeOptionsEnvironmentVariable: '0',
  EnableNodeCliInspectArguments: '0',
  EnableEmbeddedAsarIntegrityValidation: '1',
  OnlyLoadAppFromAsar: '1',
  LoadBrowserProcessSpecificV8Snapshot: '0',
  GrantFileProtocolExtraPrivileges: '0',
} as const;

test('the fuses are those of the table', async ({ app }) => {
  const wire = await getCurrentFuseWire(path.join(app.folder, 'proofsheet'));
  const names = Object.keys(FUSES) as (keyof typeof FUSES)[];
  const found = names.map((name) => [name, String.fromCharCode(wire[FuseV1Options[name]] ?? 0)]);
  expect(Object.fromEntries(found)).toEqual(FUSES);
});

test('nothing from outside makes it run other code, and its window is confined', async ({
  app,
}) => {
  const { user, folder } = app;
  const ran = path.join(user.home, 'ran');
  const code = `require('fs').writeFileSync(${JSON.stringify(ran)}, process.argv0)`;
  const canary = await user.write('canary.cjs', code);
  const outside = { ELECTRON_RUN_AS_NODE: '1', NODE_OPTIONS: `--require=${canary}` };
  // The same does run in an Electron with its fuses as they come.
  const fresh = path.join(process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? '', 'electron');
  const env = { ...user.env, ...outside };
  expect(spawnSync(fresh, [canary], { env }).status).toBe(0);
  expect(existsSync(ran)).toBe(true);
  rmSync(ran);

  // Nor does an app folder beside the asar replace it.
  const planted = path.join(folder, 'resources', 'app');
  expect(await user.run(['mkdir', planted])).toMatchObject({ code: 0 });
  const input = JSON.stringify({ name: 'planted', main: canary });
  expect(await user.run(['tee', path.join(planted, 'package.json')], { input })).toMatchObject({
    code: 0,
  });

  const profile = path.join(user.home, 'confined');
  const program = user.start(
    [
      path.join(folder, 'proofsheet'),
      ...driven(user),
      `--user-data-dir=${profile}`,
      '--inspect=0',
      '--inspect-brk=0',
      canary,
    ],
    { env },
  );
  const window = await findWindow(profile);
  await expect(window.page).toHaveTitle('Proofsheet');
  const renderers = childrenOf(window.pid).filter((pid) => commandOf(pid).includes('=renderer'));
  expect(renderers.length).toBeGreaterThan(0);
  for (const pid of renderers) {
    expect(statusOf(pid, 'Uid')).not.toBe('0');
    if (!user.sandboxed) continue;
    expect(statusOf(pid, 'Seccomp'), 'its system calls are filtered').toBe('2');
    expect(commandOf(pid)).not.toContain('--no-sandbox');
  }
  expect(await window.page.evaluate(() => 'require' in globalThis || 'process' in globalThis)).toBe(
    false,
  );
  await window.close();
  expect(await program.ended).toBe(0);
  expect(program.stderr()).not.toContain('Debugger listening');
  expect(existsSync(ran), 'foreign code ran').toBe(false);
  await user.run(['rm', '-r', planted]);
});

/** The processes below this one. */
function childrenOf(pid: number): number[] {
  const parents = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => [Number(name), Number(statusOf(Number(name), 'PPid'))] as const);
  const found = [pid];
  for (const one of found) {
    for (const [child, parent] of parents) if (parent === one) found.push(child);
  }
  return found.slice(1);
}

function commandOf(pid: number): string {
  return read(`/proc/${pid}/cmdline`);
}

/** A line of what Linux says about a process; empty where it has ended. */
function statusOf(pid: number, name: string): string {
  const lines = read(`/proc/${pid}/status`).split('\n');
  return lines.find((line) => line.startsWith(`${name}:`))?.split('\t')[1] ?? '';
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

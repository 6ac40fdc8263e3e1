// Proves that the lint rules which guard the house still bite: plants one violation of each, in a copy of
// the folders outside the checkout, and expects each to be refused by the very rule that guards it.
import { execFile } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { ROOT } from './project.mjs';

const IMPORTS = 'eslint(no-restricted-imports)';

/**
 * Each planted file, the rule that must refuse it (null: none may), and what it holds.
 * @type {readonly (readonly [file: string, rule: string | null, text: string])[]}
 */
const PLANTED = [
  ['contract/outside.ts', IMPORTS, `export { x } from '../electron/engine';`],
  ['contract/package.ts', IMPORTS, `export { x } from 'valibot';`],
  ['contract/pure.ts', null, `export { x } from './outside';`],
  ['electron/intake/sideways.ts', IMPORTS, `export { x } from '../polling/poller';`],
  ['electron/tracking/sideways.ts', IMPORTS, `export { x } from '../storage/database';`],
  ['electron/polling/sideways.ts', IMPORTS, `export { x } from '../api/client';`],
  ['electron/api/sideways.ts', IMPORTS, `export { x } from '../downloads/queue';`],
  ['electron/downloads/deep/sideways.ts', IMPORTS, `export { x } from '../../tracking/store';`],
  ['electron/polling/upwards.ts', IMPORTS, `export { x } from '../engine';`],
  ['electron/api/electron.ts', IMPORTS, `export { net } from 'electron';`],
  ['electron/api/sandbox.ts', IMPORTS, `export { x } from '../../sandbox/server';`],
  ['electron/polling/downwards.ts', null, `export { x } from '../../contract/task';`],
  ['electron/storage/sideways.ts', IMPORTS, `export { x } from '../api/client';`],
  ['electron/logs/sideways.ts', IMPORTS, `export { x } from '../storage/database';`],
  ['electron/storage/upwards.ts', IMPORTS, `export { x } from '../engine';`],
  ['electron/storage/electron.ts', IMPORTS, `export { app } from 'electron';`],
  ['electron/engine.ts', IMPORTS, `export { x } from './desktop';`],
  ['electron/accounts/accounts.ts', IMPORTS, `export { app } from 'electron';`],
  ['electron/report/upwards.ts', IMPORTS, `export { x } from '../shell/window';`],
  ['electron/cli/window.ts', IMPORTS, `export { x } from '../shell/window';`],
  ['electron/node.ts', IMPORTS, `export { app } from 'electron';`],
  ['electron/shell/cli.ts', IMPORTS, `export { x } from '../cli/fetch';`],
  ['electron/shell/window.ts', null, `export { app } from 'electron';`],
  ['electron/ipc/main.ts', IMPORTS, `export { x } from '../main';`],
  ['electron/ipc/renderer.ts', IMPORTS, `export { x } from '../../renderer/state/rows';`],
  ['electron/preload.ts', IMPORTS, `export { x } from './engine';`],
  ['renderer/state/engine.ts', IMPORTS, `export { x } from '../../electron/engine';`],
  ['renderer/state/node.ts', IMPORTS, `export { readFile } from 'node:fs';`],
  ['renderer/ui/card.tsx', 'solid(no-destructure)', `export const C = ({ x }) => <p>{x}</p>;`],
  ['electron/shell/eval.ts', 'eslint(no-eval)', `export const run = (x: string) => eval(x);`],
  ['electron/ipc/made.ts', 'eslint(no-new-func)', `export const run = new Function('return 1');`],
  ['renderer/ui/link.ts', 'eslint(no-script-url)', `export const to = 'javascript:alert(1)';`],
  ['renderer/ui/html.tsx', 'solid(no-innerhtml)', `export const C = () => <p innerHTML={''} />;`],
  ['contract/native.ts', 'eslint(no-extend-native)', `Array.prototype.at = () => 0;`],
  ['sandbox/engine.ts', IMPORTS, `export { x } from '../electron/engine';`],
  ['sandbox/package.ts', IMPORTS, `export { x } from 'valibot';`],
  ['sandbox/alone.ts', null, `export { createServer } from 'node:http';`],
  [
    'electron/intake/a.ts',
    'import(no-cycle)',
    `import { b } from './b';\nexport const a = () => b;`,
  ],
  [
    'electron/intake/b.ts',
    'import(no-cycle)',
    `import { a } from './a';\nexport const b = () => a;`,
  ],
];

const FOLDERS = ['contract', 'electron', 'renderer', 'sandbox'];

/**
 * @returns {Promise<string[]>} one line for each planted violation that went through, and for each
 *   harmless file that was refused; empty when the rules hold
 */
export async function proveBoundaries() {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'proofsheet-boundaries-'));
  try {
    await copyFile(path.join(ROOT, '.oxlintrc.json'), path.join(folder, '.oxlintrc.json'));
    await symlink(path.join(ROOT, 'node_modules'), path.join(folder, 'node_modules'), 'junction');
    for (const [file, , text] of PLANTED) {
      await mkdir(path.dirname(path.join(folder, file)), { recursive: true });
      await writeFile(path.join(folder, file), `${text}\n`);
    }
    const refusals = await lint(folder);
    return PLANTED.flatMap(([file, rule]) => {
      const rules = refusals.filter((refusal) => refusal.filename === file).map(({ code }) => code);
      if (rule === null)
        return rules.length === 0 ? [] : [`${file} is harmless, but ${rules} refused it`];
      return rules.includes(rule) ? [] : [`${file} was planted, but ${rule} let it through`];
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * @param {string} folder
 * @returns {Promise<{ filename: string, code: string }[]>}
 */
function lint(folder) {
  const oxlint = path.join(ROOT, 'node_modules', 'oxlint', 'bin', 'oxlint');
  return new Promise((resolve, reject) => {
    execFile(
      process.execPath,
      [oxlint, '-f', 'json', ...FOLDERS],
      { cwd: folder },
      (_error, stdout) => {
        try {
          resolve(JSON.parse(stdout).diagnostics);
        } catch {
          reject(new Error('oxlint printed no report'));
        }
      },
    );
  });
}

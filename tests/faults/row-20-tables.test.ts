import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { ASKED_PREFERENCES, FUSES } from './row-20-table';

/** The open windows: tests/e2e/confinement.spec.ts; the packaged binary: tests/packaged. */

const ROOT = path.join(import.meta.dirname, '..', '..');
const read = (...names: string[]) => readFileSync(path.join(ROOT, ...names), 'utf8');

/** `name: true` and `name: false` of a text, one on each line. */
function switchesIn(text: string): Record<string, boolean> {
  const found = text.matchAll(/^\s+(\w+): (true|false),?$/gm);
  return Object.fromEntries([...found].map(([, name, value]) => [name, value === 'true']));
}

test('20. what is packaged has the fuses of the table', () => {
  const block = /^electronFuses:\n((?: {2}.+\n)+)/m.exec(read('electron-builder.yml'))?.[1] ?? '';
  const names = Object.entries(FUSES).map(([name, on]) => [
    name.charAt(0).toLowerCase() + name.slice(1),
    on,
  ]);
  expect(switchesIn(block)).toEqual(Object.fromEntries(names));
  // As the page that explains them says.
  const page = read('docs', 'security.md').matchAll(/^\| `(\w+)` +\| (on|off) +\|/gm);
  const told = [...page].map(([, name, state]) => [name, state === 'on']);
  expect(Object.fromEntries(told)).toEqual(Object.fromEntries(names));
});

test('20. windows are made in one place, with the preferences of the table', () => {
  const folder = path.join(ROOT, 'electron');
  const makers = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .filter((file) =>
      /new (BrowserWindow|BrowserView|WebContentsView)\b/.test(read('electron', file)),
    );
  expect(makers).toEqual([path.join('shell', 'window.ts')]);
  const text = read('electron', 'shell', 'window.ts');
  const block = /webPreferences: \{\n([\s\S]*?)\n\s+\},/.exec(text)?.[1] ?? '';
  expect(switchesIn(block)).toEqual(ASKED_PREFERENCES);
  const others = block
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => !/: (true|false),$/.test(line));
  expect(others).toEqual(['preload: ports.preload,', 'devTools: ports.development,']);
});

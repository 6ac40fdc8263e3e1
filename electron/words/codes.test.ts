import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { troubleOf } from '../../contract/trouble';

const ELECTRON = join(import.meta.dirname, '..');

/** Where a code of a photo's or a task's error is given, in the ways in which the engine writes it. */
const GIVEN = [
  /\bcode: '([a-z][\w-]*)'/g,
  /\btroubled\(\s*'([a-z][\w-]*)'/g,
  /\b(?:fail|failed)\(\s*'[a-z-]+',\s*'([a-z][\w-]*)'/g,
  /\bConnectFailure\(\s*'([a-z][\w-]*)'/g,
];

function codesIn(folder: string): string[] {
  return readdirSync(join(ELECTRON, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .filter((file) => !file.startsWith('testing') && !file.startsWith('names'))
    .flatMap((file) => {
      const text = readFileSync(join(ELECTRON, folder, file), 'utf8');
      return GIVEN.flatMap((pattern) => [...text.matchAll(pattern)].map(([, code]) => code ?? ''));
    });
}

it('knows every code that the saving of photos gives', () => {
  const codes = new Set(codesIn('downloads'));
  // The patterns still find what they look for.
  for (const code of ['stalled', 'name-taken', 'no-space', 'interrupted', 'tls', 'html']) {
    expect(codes).toContain(code);
  }
  const unknown = [...codes].filter((code) => troubleOf(code) === null);
  expect(unknown).toEqual([]);
});

it('knows every code by which the API says what is wrong with a task', () => {
  const known = readFileSync(join(ELECTRON, 'api', 'classify.ts'), 'utf8');
  const request = [...known.matchAll(/\['([a-z_]+)', '(?:request|server)'\]/g)].map(([, c]) => c);
  expect(request).toContain('bad_request');
  expect(request.filter((code) => troubleOf(code ?? '') === null)).toEqual([]);
});

import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { FONTS_ENV, chromiumMajor } from './chromium';
import { LOOKS } from './looks';
import type { Look } from './looks';

/** Pictures that are kept in the repository and compared. */

const FOLDER = path.join(import.meta.dirname, 'pictures');
const MADE_WITH = path.join(FOLDER, 'made-with.json');

/** States that are kept whole and in all four looks; every other one is kept in one of them. */
const MAIN = new Set([
  'first-run',
  'empty',
  'import',
  'mixed',
  'finished',
  'lightbox',
  'settings',
  'table',
]);

/** Whether a state is kept whole and in all looks. */
export function isMain(state: string): boolean {
  return MAIN.has(state);
}

/** What a picture's pixels depend on beside our own code. */
type Machine = Record<string, string>;

/** The fonts that the window's families come out as here, and the browser that draws them. */
function thisMachine(): Machine {
  const font = (family: string): string => {
    try {
      return execFileSync('fc-match', ['-f', '%{family} %{fontversion}', family], {
        encoding: 'utf8',
        env: FONTS_ENV,
      });
    } catch {
      return `${process.platform}'s own`;
    }
  };
  return {
    Chromium: chromiumMajor(),
    'system-ui': font('system-ui'),
    monospace: font('monospace'),
    Chinese: font('sans-serif:lang=zh-cn'),
  };
}

/** Says, in one sentence, why pictures cannot be compared on this machine; '' where they can. */
export function whyNotCompared(): string {
  let made: Machine;
  try {
    made = JSON.parse(readFileSync(MADE_WITH, 'utf8'));
  } catch {
    return 'no pictures have been kept yet (npm run screens -- --update)';
  }
  const here = thisMachine();
  const other = Object.keys(here).filter((part) => here[part] !== made[part]);
  return other.map((part) => `${part} is ${here[part]}, not ${made[part]}`).join('; ');
}

/**
 * Makes ready for pictures to be written anew. Only `some` of them: this machine must be like the one that
 * made the others. All: none of the old ones stays.
 */
export function beginUpdate(which: 'some' | 'all'): void {
  const why = whyNotCompared();
  if (which === 'all') {
    rmSync(FOLDER, { recursive: true, force: true });
    mkdirSync(FOLDER, { recursive: true });
    writeFileSync(MADE_WITH, `${JSON.stringify(thisMachine(), null, 2)}\n`);
  } else if (why) {
    throw new Error(`All pictures have to be written anew here (no names after --update): ${why}.`);
  }
}

/** The looks in which a picture is kept of a state. */
export function keptLooks(state: string): readonly Look[] {
  if (isMain(state)) return LOOKS;
  // Spread over the looks by the name alone, so that a new state moves no other one's.
  const sum = [...state].reduce((total, letter) => total + letter.charCodeAt(0), 0);
  return LOOKS.filter((_, at) => at === sum % LOOKS.length);
}

/** The name of the picture that is kept of a state in a look. */
export function keptPicture(state: string, look: Look): string {
  return `${state}-${look.theme}-${look.language}.png`;
}

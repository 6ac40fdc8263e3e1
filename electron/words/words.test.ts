import { afterEach, describe, expect, it } from 'vitest';
import { Refusal } from '../ipc/refusal';
import { menuTemplate } from '../shell/menu-template';
import { en } from './en';
import { zh } from './zh';
import { speakShell } from '.';

type Leaf = string | ((...given: never[]) => unknown);

function leaves(branch: object, path = ''): [string, Leaf][] {
  return Object.entries(branch).flatMap(([key, value]: [string, Leaf | object]) =>
    typeof value === 'object' ? leaves(value, `${path}${key}.`) : [[`${path}${key}`, value]],
  );
}

const words = (catalogue: typeof en) =>
  new Map(leaves(catalogue).filter(([path]) => !path.startsWith('roles.')));
const ENGLISH = words(en);
const CHINESE = words(zh);

const SAME = ['report.language', 'report.all', 'report.formats.json', 'tray.name', 'dialogs.name'];
const LATIN =
  /Proofsheet|API|ID|CSV|HTML|JSON|PNG|JPEG|WebP|MB|SQLite|SHA-256|ZIP|\(&[A-Z]\)|curl|ab|cd|NaN|undefined|null/g;

afterEach(() => speakShell('en'));

function spoken(word: Leaf): string {
  if (typeof word === 'string') return word;
  try {
    return String((word as (...all: unknown[]) => unknown)('ab', 'cd'));
  } catch {
    return '';
  }
}

describe('the Chinese words of the shell', () => {
  it('are as many as the English ones, none of them empty', () => {
    expect([...CHINESE.keys()].toSorted()).toEqual([...ENGLISH.keys()].toSorted());
    expect([...CHINESE].filter(([, word]) => word === '')).toEqual([]);
  });

  it('are in Chinese', () => {
    const odd = [...CHINESE].filter(
      ([path, word]) => !SAME.includes(path) && /[A-Za-z]/.test(spoken(word).replaceAll(LATIN, '')),
    );
    expect(odd.map(([path, word]) => `${path}: ${spoken(word)}`)).toEqual([]);
  });

  it('show by an ellipsis, as the English ones, that something is asked first', () => {
    const odd = [...ENGLISH].filter(([path, word]) => {
      const other = CHINESE.get(path);
      return (
        typeof word === 'string' &&
        typeof other === 'string' &&
        word.endsWith('…') !== other.endsWith('…')
      );
    });
    expect(odd.map(([path]) => path)).toEqual([]);
  });
});

describe.each([
  ['en', en],
  ['zh-CN', zh],
] as const)('every refusal in %s', (language, { refusals }) => {
  it.each(Object.keys(refusals) as (keyof typeof refusals)[])(
    '%s is told in whole sentences',
    (code) => {
      speakShell(language);
      const { message } = new Refusal(code, '/a/b.' as never, 'c' as never);
      expect(message).toMatch(/[.。？?]$/);
      expect(message).not.toContain('undefined');
    },
  );
});

describe('the menu bar', () => {
  const ports = new Proxy({}, { get: () => () => undefined });
  const menu = (platform: string): string[] => {
    const state = { checks: null, offered: new Set(), undo: '', redo: '' };
    const labels: string[] = [];
    const walk = (items: readonly object[]): void => {
      for (const item of items as { label?: string; type?: string; submenu?: object[] }[]) {
        if (item.type !== 'separator') labels.push(item.label ?? '');
        walk(item.submenu ?? []);
      }
    };
    walk(menuTemplate(platform, true, state as never, ports as never));
    return labels;
  };

  it.each(['linux', 'win32', 'darwin'])('is wholly in Chinese on %s', (platform) => {
    speakShell('zh-CN');
    expect(menu(platform).filter((label) => !/\p{Script=Han}|^Proofsheet$/u.test(label))).toEqual(
      [],
    );
  });

  it('has mnemonics where the platform has them', () => {
    speakShell('zh-CN');
    expect(menu('win32')).toContain('文件(&F)');
    expect(menu('darwin')).toContain('文件');
  });
});

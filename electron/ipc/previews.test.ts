import { expect, it } from 'vitest';
import type { Engine } from '../engine';
import { previewFiles } from './previews';

it.skipIf(process.platform === 'win32')(
  'never reads what is no file: a device has no end',
  async () => {
    const read: string[] = [];
    const engine = {
      store: {
        prepareImport: async (_account: number, { name }: { name: string }) => read.push(name),
      },
    } as unknown as Engine;
    const outcomes = await previewFiles(engine, 1, ['/dev/null', '/dev', '/nowhere/at-all']);
    expect(outcomes.map((outcome) => (outcome.ok ? '' : outcome.code))).toEqual([
      'unreadable',
      'folder',
      'gone',
    ]);
    expect(read).toEqual([]);
  },
);

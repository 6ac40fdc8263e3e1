import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, test } from 'vitest';
import { openDesk, uuid } from './desk';
import { readJson } from './fetch-json';

/** How `fetch` reads lists as they come, and reports on them. Nothing is asked: there is no token. */

const NO_TOKEN = { PROOFSHEET_TOKEN: '' };

/** 张伟,李娜,王芳 in GB18030. */
const [ZHANG, LI, WANG] = ['d5c5ceb0', 'c0eec4c8', 'cdf5b7bc'].map((hex) =>
  Buffer.from(hex, 'hex'),
);

describe.concurrent('lists', () => {
  test('in GB18030, with quotes, comments, short IDs and repeats, given twice', async (context) => {
    const { expect } = context;
    const desk = await openDesk(context);
    const line = (...parts: (string | Buffer | undefined)[]) =>
      Buffer.concat([...parts.map((part) => Buffer.from(part ?? '')), Buffer.from('\r\n')]);
    const list = await desk.write(
      '名单.csv',
      Buffer.concat([
        line('# from the school'),
        line(Buffer.from('d0d5c3fb', 'hex'), ',Task ID,', Buffer.from('b1b8d7a2', 'hex')),
        line('"', ZHANG, '","', uuid(1).toUpperCase(), '","a, ""b""\r\nc"'),
        line(LI, `,${uuid(2).slice(0, 30)},`),
        line(),
        line(WANG, `,${uuid(3)},x`),
        line(WANG, `,${uuid(1)},y`),
      ]),
    );
    const { code, stdout } = await desk.fetch([list, list, '--json'], { env: NO_TOKEN });
    expect(code).toBe(4);
    const { lists, tasks } = readJson(stdout);
    const rejected = [
      {
        line: 5,
        text: `李娜,${uuid(2).slice(0, 30)},`,
        reason: 'an ID that was cut short',
      },
    ];
    expect(lists).toEqual([
      { file: list, entries: 3, duplicates: 1, rejected, rejectedTotal: 1 },
      { file: list, entries: 3, duplicates: 3, rejected, rejectedTotal: 1 },
    ]);
    expect(tasks.map(({ id, fields }) => [id, fields])).toEqual([
      [uuid(1), { 姓名: '张伟', 备注: 'a, "b"\nc' }],
      [uuid(3), { 姓名: '王芳', 备注: 'x' }],
    ]);
  });

  test('from standard input, and in JSON, where the items are counted', async (context) => {
    const { expect } = context;
    const desk = await openDesk(context);
    const json = JSON.stringify([
      { id: uuid(1) },
      { trace_id: uuid(9) },
      { task_id: uuid(2), data: [{ id: uuid(8) }] },
    ]);
    await desk.write('answers.json', json);
    const input = `${uuid(3)}\nnot here\n${uuid(2)}\n`;
    const { stdout } = await desk.fetch(['answers.json', '-', '--json'], { env: NO_TOKEN, input });
    const { lists, tasks } = readJson(stdout);
    expect(lists[0]).toMatchObject({ file: 'answers.json', entries: 2, rejected: [{ line: 2 }] });
    expect(lists[1]).toMatchObject({
      file: '-',
      entries: 2,
      duplicates: 1,
      rejected: [{ line: 2, text: 'not here' }],
    });
    expect(tasks.map(({ id }) => id)).toEqual([uuid(1), uuid(2), uuid(3)]);
  });

  test('more than the store holds previews of', async (context) => {
    const { expect } = context;
    const desk = await openDesk(context);
    const names = Array.from({ length: 75 }, (_, n) => `list-${n}.txt`);
    await Promise.all(names.map((name, n) => desk.write(name, `${uuid(n)}\n${uuid(n + 1)}\n`)));
    const { code, stdout } = await desk.fetch([...names, '--json'], { env: NO_TOKEN });
    expect(code).toBe(4);
    const { lists, tasks } = readJson(stdout);
    expect(lists.map(({ file }) => file)).toEqual(names);
    expect(lists.map(({ duplicates }) => duplicates)).toEqual([0, ...Array(74).fill(1)]);
    expect(tasks.map(({ id }) => id)).toEqual(Array.from({ length: 76 }, (_, n) => uuid(n)));
  });

  test('of one name and the same tasks, each with its own rejected lines and repeats', async (context) => {
    const { expect } = context;
    const desk = await openDesk(context);
    await mkdir(join(desk.folder, 'a'));
    await mkdir(join(desk.folder, 'b'));
    await desk.write('a/ids.txt', `${uuid(1)}\nodd one\n`);
    await desk.write('b/ids.txt', `${uuid(1)}\n${uuid(1)}\n`);
    const words = ['a/ids.txt', 'b/ids.txt', '--json'];
    const { stdout } = await desk.fetch(words, { env: NO_TOKEN });
    expect(readJson(stdout).lists).toMatchObject([
      { file: 'a/ids.txt', entries: 1, duplicates: 0, rejected: [{ line: 2 }] },
      { file: 'b/ids.txt', entries: 2, duplicates: 2, rejected: [] },
    ]);
  });

  test('are remembered in the profile that is named, else in the window’s own', async (context) => {
    const { expect } = context;
    const desk = await openDesk(context);
    const words = ['fetch', '-', '--out', 'out', '--api-url', desk.sandbox.url];
    const run = (more: string[], env: Record<string, string>) =>
      desk.run([...words, ...more], { env: { ...NO_TOKEN, ...env }, input: uuid(1) });
    expect((await run(['--profile', 'mine'], {})).code).toBe(4);
    expect(await readdir(join(desk.folder, 'mine'))).toContain('tracking.db');
    expect(await readdir(desk.folder)).not.toContain('.config');
    const home: Record<string, [env: Record<string, string>, path: string]> = {
      linux: [{ XDG_CONFIG_HOME: join(desk.folder, 'xdg') }, 'xdg/Proofsheet'],
      darwin: [{}, 'Library/Application Support/Proofsheet'],
      win32: [{ APPDATA: join(desk.folder, 'roaming') }, 'roaming/Proofsheet'],
    };
    const [env, path] = home[process.platform] ?? [{}, '.config/Proofsheet'];
    expect((await run([], env)).code).toBe(4);
    expect(await readdir(join(desk.folder, path))).toContain('tracking.db');
  });
});

import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, test } from 'vitest';
import { lockProfile } from '../../electron/storage/profile-lock';
import { openDesk, until, uuid } from './desk';
import { readJson } from './fetch-json';

/** Exit code 2: what was typed cannot be done. Nothing is asked, nothing is printed on stdout. */

describe.concurrent('bad usage', () => {
  test('is told in one line, with where help is, for every command', async (context) => {
    const { expect } = context;
    const desk = await openDesk(context);
    const list = await desk.list('list.csv', [{ id: uuid(1) }]);
    const cases: [words: string[], complaint: string][] = [
      [[], 'a command is needed'],
      [['fech'], "there is no command 'fech'"],
      [['fetch', '--out', 'out'], 'name at least one list'],
      [['fetch', list], '--out <dir> is needed'],
      [['fetch', list, '--out', 'out', '--bogus'], "unknown option '--bogus'"],
      [['fetch', list, '--out', 'a', '--out', 'b'], '--out is given twice'],
      [['fetch', list, '--out', 'out', '--json', '--json'], '--json is given twice'],
      [['fetch', list, '--out', 'out', '--timeout', 'soon'], '--timeout takes a number'],
      [['fetch', list, '--out', 'out', '--api-url', 'http://example.com'], 'must begin with https'],
      [['fetch', list, '--out', 'out', '--account', 'Nobody'], "there is no account 'Nobody'"],
      [['retrieve'], 'name the ID of one task'],
      [['retrieve', uuid(1), '--account', 'Nobody'], "there is no account 'Nobody'"],
      [['retrieve', uuid(1), '--out', 'out'], "unknown option '--out'"],
      [['retrieve-batch', uuid(1), '--api-url', 'http://10.0.0.1'], 'must begin with https'],
      [['sandbox', '--port', '70000'], '--port takes a number'],
      [['help', 'fech'], "there is no command 'fech'"],
    ];
    for (const [words, complaint] of cases) {
      const { code, stdout, stderr } = await desk.run(words);
      expect([code, stdout], words.join(' ')).toEqual([2, '']);
      expect(stderr).toContain(complaint);
      expect(stderr).toMatch(/^proofsheet: /);
    }
    expect(await readdir(desk.folder)).toEqual(['list.csv']);
  });

  test('is a list that cannot be read, by name and with the reason; no other list is added', async (context) => {
    const { expect } = context;
    const desk = await openDesk(context);
    const good = await desk.list('good.csv', [{ id: uuid(1), outcome: 'failed' }]);
    await mkdir(join(desk.folder, 'folder'));
    await desk.write('old.xls', Buffer.from('d0cf11e0a1b11ae1', 'hex'));
    await desk.write('empty.txt', '');
    await desk.write('cut.json', '[{"id": "');
    await desk.write('noise.csv', Buffer.from([0, 1, 2, 0xff, 0xfe, 0, 0, 3, 0, 0]));
    const cases = [
      ['gone.csv', 'there is no such file'],
      ['folder', 'is a folder'],
      ['old.xls', 'old Excel file (.xls)'],
      ['empty.txt', 'This list is empty'],
      ['cut.json', 'JSON'],
      ['noise.csv', 'no text'],
    ] as const;
    for (const [file, why] of cases) {
      const { code, stdout, stderr } = await desk.fetch([good, file, '--json']);
      expect([code, stdout], file).toEqual([2, '']);
      expect(stderr).toContain(`proofsheet: ${file}: `);
      expect(stderr).toContain(why);
    }
    const noToken = { env: { PROOFSHEET_TOKEN: '' } };
    expect((await desk.fetch(['gone.csv'], noToken)).code, 'goes before no token').toBe(2);
    expect(desk.sandbox.counts.api).toBe(0);
    const { code, stdout } = await desk.fetch(['-', '--json'], { input: uuid(2), ...noToken });
    expect(code).toBe(4);
    expect(readJson(stdout).tasks.map(({ id }) => id)).toEqual([uuid(2)]);
  });

  test('is a folder that cannot be made', async (context) => {
    const { expect } = context;
    const desk = await openDesk(context);
    const list = await desk.list('list.csv', [{ id: uuid(1) }]);
    for (const option of ['--out', '--profile']) {
      const { code, stdout, stderr } = await desk.fetch([list, '--json', option, `${list}/below`]);
      expect([code, stdout], option).toEqual([2, '']);
      expect(stderr).toContain(`${option} `);
    }
  });

  test('is a profile that another fetch has open, which is named; it ends, and the profile is free', async (context) => {
    const { expect } = context;
    const desk = await openDesk(context);
    const list = await desk.list('list.csv', [{ id: uuid(1), outcome: 'waiting-forever' }]);
    const holder = desk.startFetch([list]);
    await until('it has asked', () => desk.sandbox.counts.api > 0);
    const { code, stdout, stderr } = await desk.fetch([list, '--json']);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(`${desk.profile} cannot be used`);
    expect(stderr).toContain(`open in proofsheet fetch (process ${holder.pid})`);
    holder.interrupt('SIGKILL');
    await holder.ended;
    expect((await desk.fetch([list, '--timeout', '0.1'])).code).toBe(5);
  });

  test('is a profile that the app has open, which is named', async (context) => {
    const { expect } = context;
    const desk = await openDesk(context);
    const lock = lockProfile(desk.profile, 'Proofsheet');
    const { code, stdout, stderr } = await desk.fetch(['-', '--json'], { input: uuid(1) });
    if (lock.ok) lock.release();
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(`open in Proofsheet (process ${process.pid})`);
  });

  test('but a damaged profile is mended, and says so', async (context) => {
    const { expect } = context;
    const desk = await openDesk(context);
    const list = await desk.list('list.csv', [{ id: uuid(1) }]);
    await mkdir(desk.profile);
    await writeFile(join(desk.profile, 'tracking.db'), 'no database'.repeat(1_000));
    const { code, stderr } = await desk.fetch([list, '--json']);
    expect(code).toBe(0);
    expect(stderr).toContain('was damaged, and was mended');
    expect(stderr).not.toMatch(/\n\s+at /);
  });
});

describe.concurrent('help', () => {
  test.for([
    ['--help'],
    ['fetch', '--help'],
    ['retrieve', '--help'],
    ['retrieve-batch', '-h'],
    ['sandbox', '--help'],
  ])('of %j goes to stdout, with how it is used: exit code 0', async (words, context) => {
    const { expect } = context;
    const desk = await openDesk(context);
    const { code, stdout, stderr } = await desk.run(words);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toContain(`Usage:\n  proofsheet ${words.length > 1 ? words[0] : 'fetch'}`);
    expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(100);
  });
});

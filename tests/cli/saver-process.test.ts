import { readdirSync, readFileSync } from 'node:fs';
import { describe, test } from 'vitest';
import { openDesk, until, uuid } from './desk';
import { readJson } from './fetch-json';

/** The process that saves photos, as a child of the command line in plain Node. */

describe.skipIf(process.platform !== 'linux')('the process that saves photos', () => {
  test('killed in the middle, is started again, and every photo is saved once', async (context) => {
    const { expect } = context;
    const desk = await openDesk(context);
    const tasks = Array.from({ length: 60 }, (_, n) => ({ id: uuid(n), name: `Guest ${n}` }));
    const list = await desk.list('list.csv', tasks);
    desk.sandbox.faults.latencyMs = 300;
    const running = desk.startFetch([list, '--json']);
    await until('some photos are there', async () => {
      const files = await desk.files().catch(() => []);
      return files.filter((file) => file.endsWith('.png')).length > 3;
    });
    process.kill(saverOf(running.pid)!, 'SIGKILL');
    const { code, stdout, stderr } = await running.ended;
    expect(code, stderr).toBe(0);
    expect(stderr).toContain('The process that saves photos ended unexpectedly.');
    expect(readJson(stdout).counts).toMatchObject({ photosSaved: 60, photosFailed: 0 });
    const files = await desk.files();
    expect(files.filter((file) => file.endsWith('.png')).sort()).toEqual(
      tasks.map(({ name }) => `${name}.png`).sort(),
    );
  });

  test('is told no token, and ends with the one who started it', async (context) => {
    const { expect } = context;
    const desk = await openDesk(context);
    const list = await desk.list('list.csv', [{ id: uuid(1) }, { id: uuid(2) }]);
    desk.sandbox.faults.photo(`/headshots/${uuid(2)}.png`, { kind: 'silence' });
    const running = desk.startFetch([list]);
    await until('a photo is being fetched', () => desk.sandbox.counts.pictures === 2);
    const saver = saverOf(running.pid)!;
    const token = desk.sandbox.token;
    expect(told(running.pid)).toContain(token);
    expect(told(saver)).toContain('UV_THREADPOOL_SIZE=16');
    expect(told(saver)).not.toContain(token);
    expect(told(saver)).not.toMatch(/PROOFSHEET|HOME|DBUS/);
    running.interrupt('SIGKILL');
    await running.ended;
    await until('the process has ended', () => !isRunning(saver));
  });

  test('leaves a Ctrl-C, which every process of a terminal hears, to the command line', async (context) => {
    const { expect } = context;
    const desk = await openDesk(context);
    const list = await desk.list('list.csv', [{ id: uuid(1) }, { id: uuid(2) }]);
    desk.sandbox.faults.photo(`/headshots/${uuid(2)}.png`, { kind: 'silence' });
    const running = desk.startFetch([list, '--json']);
    await until('a photo is being fetched', () => desk.sandbox.counts.pictures === 2);
    const saver = saverOf(running.pid)!;
    process.kill(saver, 'SIGINT');
    running.interrupt();
    const { code, stdout, stderr } = await running.ended;
    expect(code).toBe(130);
    expect(stderr).not.toContain('unexpectedly');
    expect(readJson(stdout).requests.photos).toBe(2);
    expect(isRunning(saver)).toBe(false);
  });
});

/** The child of a process that runs the built saver. */
function saverOf(parent: number): number | undefined {
  const children = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((name) => read(`${name}/stat`).split(') ').at(-1)?.split(' ')[1] === String(parent))
    .filter((name) => read(`${name}/cmdline`).includes('saver.js'));
  return children.map(Number)[0];
}

/** Command line and environment. */
function told(pid: number): string {
  return read(`${pid}/cmdline`) + read(`${pid}/environ`);
}

/** A process that has ended stays in the list until somebody asks how it ended. */
function isRunning(pid: number): boolean {
  return !['', 'Z'].includes(read(`${pid}/stat`).split(') ').at(-1)?.[0] ?? '');
}

function read(file: string): string {
  try {
    return readFileSync(`/proc/${file}`, 'latin1');
  } catch {
    return '';
  }
}

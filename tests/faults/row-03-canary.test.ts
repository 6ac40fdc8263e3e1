import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, test } from 'vitest';
import { openDesk, until, uuid } from '../cli/desk';
import { readJson } from '../cli/fetch-json';
import { filesIn, holdersOf } from '../e2e/files';
import { watchChildren } from '../e2e/processes';

/** The command line in plain Node; the window: tests/e2e/canary.spec.ts. */

const TRAFFIC = join(import.meta.dirname, 'row-03-traffic.cjs');

describe.skipIf(process.platform !== 'linux')('3. the token of the command line', () => {
  test('is in no file, no output, no other process and no message to one', async (context) => {
    const { expect } = context;
    const desk = await openDesk(context);
    const { token } = desk.sandbox;
    const list = await desk.list('list.csv', [
      { id: uuid(1), name: 'Ada' },
      // Long enough for all that is looked at while it runs.
      { id: uuid(2), name: 'Bob', finishesAfterMs: 12_000 },
      // A service that quotes the token in what it says of a task.
      { id: uuid(3), outcome: 'failed', error: { code: 'odd', message: `No: ${token}!` } },
    ]);
    const traffic = join(desk.folder, 'traffic');
    const running = desk.startFetch([list, '--json'], {
      env: { NODE_OPTIONS: `--require ${TRAFFIC}`, TRAFFIC_FILE: traffic },
    });
    const children = watchChildren(running.pid);
    await until('a photo is there', async () => {
      const files: string[] = await desk.files().catch(() => []);
      return files.includes('Ada.png');
    });
    const open = await filesIn(desk.profile);
    expect([...open.keys()].join()).toMatch(/-wal/);
    expect(holdersOf(token, open)).toEqual([]);
    const { code, stdout, stderr } = await running.ended;
    const seen = children.stop();
    expect(code, stderr).toBe(3);
    expect(readJson(stdout).tasks.map(({ status }) => status)).toEqual([
      'finished',
      'finished',
      'failed',
    ]);
    expect(seen.size).toBeGreaterThan(1);
    expect(holdersOf(token, seen)).toEqual([]);

    const said = await readFile(traffic, 'utf8');
    for (const kind of ['fork', 'to saver', 'from saver', 'to worker', 'from worker']) {
      expect(said, 'is listened to').toMatch(new RegExp(`^${kind} `, 'm'));
    }
    const left = new Map([
      ['traffic', Buffer.from(said)],
      ['stdout', Buffer.from(stdout)],
      ['stderr', Buffer.from(stderr)],
      ...(await filesIn(desk.profile)),
      ...(await filesIn(desk.out)),
    ]);
    expect(left.size).toBeGreaterThan(5);
    expect(holdersOf(token, left)).toEqual([]);
    expect(desk.sandbox.requests.some(({ authorization }) => authorization)).toBe(true);
  });

  test('is in no output of a rejection that quotes it', async (context) => {
    const { expect } = context;
    const desk = await openDesk(context);
    const { token } = desk.sandbox;
    desk.sandbox.faults.api.push({
      times: 9,
      answer: { kind: 'error', code: 'invalid_token', message: `Unknown token: Bearer ${token}` },
    });
    const list = await desk.list('list.csv', [{ id: uuid(1) }]);
    const outputs = [
      await desk.fetch([list, '--json']),
      await desk.run(['retrieve', uuid(1), '--api-url', desk.sandbox.url]),
      await desk.run(['retrieve-batch', uuid(1), uuid(2), '--api-url', desk.sandbox.url]),
    ];
    expect(outputs.map(({ code }) => code)).toEqual([4, 4, 4]);
    for (const { stdout, stderr } of outputs) {
      expect(stderr).toContain('[token]');
      expect(holdersOf(token, new Map([['said', Buffer.from(stdout + stderr)]]))).toEqual([]);
    }
  });
});

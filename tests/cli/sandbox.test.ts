import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, test } from 'vitest';
import { openDesk, until } from './desk';
import type { Running } from './desk';

/** `sandbox`: a service to try things with. */

async function answersOf(running: Running): Promise<{ url: string; token: string; list: string }> {
  await until('it has started', () => running.printed().includes('list: '));
  const answers = running.printed().matchAll(/^(\w+): (.+)$/gm);
  return Object.fromEntries([...answers].map(([, name, value]) => [name, value])) as never;
}

describe.concurrent('the sandbox', () => {
  test('prints its address, a token that works and a list; interrupted, it exits 130', async (context) => {
    const { expect } = context;
    const desk = await openDesk(context);
    const running = desk.start(['sandbox', '--list', 'my list.csv']);
    const { url, token, list } = await answersOf(running);
    expect(running.printed().trim().split('\n')).toHaveLength(3);
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(list).toBe(join(desk.folder, 'my list.csv'));
    const [, first = ''] = (await readFile(list, 'utf8')).split('\r\n');
    const id = first.split(',').at(-1) ?? '';
    const env = { PROOFSHEET_TOKEN: token };
    const asked = await desk.run(['retrieve', id, '--api-url', url], { env });
    expect(JSON.parse(asked.stdout)).toMatchObject({ id });
    expect((await desk.run(['retrieve', id, '--api-url', url])).code).toBe(4);

    const port = new URL(url).port;
    const taken = await desk.run(['sandbox', '--port', port, '--list', 'new.csv']);
    expect([taken.code, taken.stdout]).toEqual([2, '']);
    expect(taken.stderr).toContain(`--port ${port}`);
    await expect(readFile(join(desk.folder, 'new.csv'))).rejects.toThrow('ENOENT');

    running.interrupt();
    expect((await running.ended).code).toBe(130);
    const again = desk.start(['sandbox', '--port', port]);
    expect((await answersOf(again)).url).toBe(url);
    again.interrupt('SIGTERM');
    expect((await again.ended).code).toBe(130);
  });

  test('overwrites no file', async (context) => {
    const { expect } = context;
    const desk = await openDesk(context);
    await desk.write('mine.csv', 'mine');
    const { code, stdout, stderr } = await desk.run(['sandbox', '--list', 'mine.csv']);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain('it exists already');
    expect(await readFile(join(desk.folder, 'mine.csv'), 'utf8')).toBe('mine');
  });
});

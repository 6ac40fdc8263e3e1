import { readFileSync } from 'node:fs';
import path from 'node:path';
import { filesIn } from '../e2e/files';
import { listOf, people, person, tasksOf } from '../e2e/people';
import { expect, test } from './desk';
import { OLDER } from './packages';

/** A server's environment: neither a display nor a bus. */
function bare(home: string, more: Record<string, string> = {}): NodeJS.ProcessEnv {
  return { PATH: process.env['PATH'], HOME: home, ...more };
}

test('the command line does the main job without a display', async ({ app, sandbox }) => {
  const { user, folder } = app;
  const guests = people(4, { photos: 2 });
  sandbox.addTasks(tasksOf(guests));
  const list = await user.write('march.csv', listOf(guests));
  const out = path.join(user.home, 'out');
  const env = bare(user.home, { PROOFSHEET_TOKEN: sandbox.token });
  const where = ['--out', out, '--profile', `${out}-profile`, '--api-url', sandbox.url];
  const command = [path.join(folder, 'bin', 'proofsheet'), 'fetch'];

  const fetched = await user.run([...command, list, ...where, '--json'], { env });
  expect(fetched.stderr).not.toMatch(/ERROR|WARNING/);
  expect(fetched.code).toBe(0);
  const report = JSON.parse(fetched.stdout) as {
    tasks: { photos: { path: string; url: string }[] }[];
  };
  const photos = report.tasks.flatMap((task) => task.photos);
  expect(photos).toHaveLength(8);
  for (const { path: file, url } of photos) {
    expect(readFileSync(file).equals(sandbox.photo(url) ?? Buffer.of()), file).toBe(true);
  }
  expect((await filesIn(out)).size).toBe(8);

  const again = await user.run([...command, '-', ...where], { env, input: listOf(guests) });
  expect(again).toMatchObject({ code: 0 });
  expect((await filesIn(out)).size, 'nothing twice').toBe(8);
});

test('its exit codes and its streams are those of the command', async ({ app, sandbox }) => {
  const { user, folder } = app;
  const command = path.join(folder, 'bin', 'proofsheet');
  const env = bare(user.home, { PROOFSHEET_TOKEN: sandbox.token });
  const run = (...words: string[]) => user.run([command, ...words], { env });

  expect(await run('--version')).toEqual({
    code: 0,
    stdout: `proofsheet ${OLDER.version}\n`,
    stderr: '',
  });
  const help = await run('help', 'fetch');
  expect(help).toMatchObject({ code: 0, stderr: '' });
  expect(help.stdout).toMatch(/^Waits until every task/);
  const bad = await run('fetch', 'none.csv');
  expect(bad).toMatchObject({ code: 2, stdout: '' });
  expect(bad.stderr).toMatch(/^proofsheet: --out <dir> is needed/);
  const refused = await user.run([command, 'retrieve', 'x-1', '--api-url', sandbox.url], {
    env: { ...env, PROOFSHEET_TOKEN: 'of somebody else' },
  });
  expect(refused.code).toBe(4);

  const link = path.join(user.home, 'a link');
  expect(await user.run(['ln', '-s', command, link])).toMatchObject({ code: 0 });
  expect(await user.run([link, '--version'], { env })).toMatchObject({ code: 0 });
});

test('Ctrl-C ends it in good order', async ({ app, sandbox }) => {
  const { user, folder } = app;
  const guest = person('Ana', { outcome: 'waiting-forever' });
  sandbox.addTasks([guest.task]);
  const list = await user.write('forever.csv', listOf([guest]));
  const out = path.join(user.home, 'forever');
  const where = ['--out', out, '--profile', `${out}-profile`, '--api-url', sandbox.url];
  const fetching = user.start([path.join(folder, 'bin', 'proofsheet'), 'fetch', list, ...where], {
    env: bare(user.home, { PROOFSHEET_TOKEN: sandbox.token }),
  });
  await expect.poll(() => sandbox.counts.api).toBeGreaterThan(0);
  fetching.child.kill('SIGINT');
  expect(await fetching.ended).toBe(130);
});

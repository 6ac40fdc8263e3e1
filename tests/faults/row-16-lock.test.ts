import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { buildStore, type BuiltStore, type Program } from './built-store';

let built: BuiltStore;

beforeAll(async () => {
  built = await buildStore();
});
afterAll(() => built.remove());

let profiles = 0;
const newProfile = () => join(built.folder, `profile-${(profiles += 1)}`);

/** A program that has the profile open until it is ended. */
async function holder(profile: string, name: string): Promise<Program> {
  const program = built.run(
    profile,
    name,
    "say('open ' + opened.ok); setInterval(() => {}, 1000);",
  );
  onTestFinished(() => program.kill());
  expect(await program.until('open')).toBe('open true');
  return program;
}

/** What a launch of its own is told. */
async function launch(profile: string): Promise<unknown> {
  const script = `
    say(JSON.stringify(opened.ok ? { ok: true } : opened));
    if (opened.ok) await opened.store.close();`;
  const program = built.run(profile, 'a second launch', script);
  const told = await program.until('{');
  await program.ended;
  return JSON.parse(told);
}

test('16. a second launch is told who has the profile, and changes nothing', async () => {
  const profile = newProfile();
  const first = await holder(profile, 'proofsheet fetch');
  const note = readFileSync(join(profile, 'lock.txt'), 'utf8');
  const by = `proofsheet fetch (process ${first.process.pid})`;
  expect(await launch(profile)).toEqual({ ok: false, reason: 'in-use', by });
  expect(await launch(profile)).toEqual({ ok: false, reason: 'in-use', by });
  expect(readFileSync(join(profile, 'lock.txt'), 'utf8')).toBe(note);
});

test('16. of ten launches at once, one has the profile and nine are told by whom', async () => {
  const profile = newProfile();
  const script = `
    say(opened.ok ? 'has it' : 'told ' + opened.by);
    setInterval(() => {}, 1000);`;
  const launches = Array.from({ length: 10 }, (_, n) => built.run(profile, `launch ${n}`, script));
  onTestFinished(async () => void (await Promise.all(launches.map((one) => one.kill()))));
  const told = await Promise.all(
    launches.map((one) => Promise.race([one.until('has it'), one.until('told')])),
  );
  const winner = told.indexOf('has it');
  expect(told.filter((line) => line === 'has it')).toHaveLength(1);
  for (const line of told.filter((_, n) => n !== winner)) {
    // The first may not have written down who it is yet.
    expect([
      `told launch ${winner} (process ${launches[winner]?.process.pid})`,
      'told another program',
    ]).toContain(line);
  }
});

test('16. a program that was killed does not prevent the next start', async () => {
  const profile = newProfile();
  for (let n = 0; n < 3; n += 1) {
    const killed = await holder(profile, `program ${n}`);
    await killed.kill();
  }
  expect(await launch(profile)).toEqual({ ok: true });
});

test('16. nor does a stale note that names a process which is alive, as another program', async () => {
  const profile = newProfile();
  const killed = await holder(profile, 'Proofsheet');
  await killed.kill();
  // The number is used again, by a program that never heard of this profile.
  writeFileSync(join(profile, 'lock.txt'), `Proofsheet\n${process.pid}\n`);
  expect(await launch(profile)).toEqual({ ok: true });
});

test.skipIf(process.platform === 'win32')(
  '16. a program that is stopped still has the profile',
  async () => {
    const profile = newProfile();
    const stopped = await holder(profile, 'Proofsheet');
    stopped.process.kill('SIGSTOP');
    expect(await launch(profile)).toMatchObject({ ok: false, reason: 'in-use' });
  },
);

test.each([
  [
    'a damaged lock file',
    (profile: string) => writeFileSync(join(profile, 'lock.db'), 'x'.repeat(9_000)),
  ],
  ['a note that is a folder', (profile: string) => mkdirSync(join(profile, 'lock.txt'))],
])('16. %s prevents no start, and the profile is locked all the same', async (_, spoil) => {
  const profile = newProfile();
  mkdirSync(profile);
  spoil(profile);
  await holder(profile, 'Proofsheet');
  expect(await launch(profile)).toMatchObject({ ok: false, reason: 'in-use' });
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { simulatedClock } from '../../../tests/fakes/clock';
import type { WholePhoto } from '../../../contract/photo';
import { createRemoteSaver } from './remote-saver';
import type { SaverCalls } from './saver-messages';
import type { SaveOutcome, SaveTarget } from '../saver/save-photo';
import { createScriptedProcess } from './test-line';
import { jobOf } from '../testing/test-server';

type Answers = Partial<Record<keyof SaverCalls, (...input: never[]) => unknown>>;

const TARGET: SaveTarget = { folder: '/photos', nameTemplate: '{name}', onTaken: 'number' };
const WHOLE: WholePhoto = { path: '/a.part', bytes: 5, sha256: 'a'.repeat(64), type: 'png' };
const SAVED: SaveOutcome = {
  kind: 'saved',
  ...WHOLE,
  path: '/photos/a.png',
  fetched: true,
  damaged: false,
};
const never = new AbortController().signal;

/** A remote saver whose processes answer as `answers` says. */
function setUp(answers: Answers = {}, start = () => createScriptedProcess(answers)) {
  const clock = simulatedClock();
  const startedAt: number[] = [];
  const processes: ReturnType<typeof createScriptedProcess>[] = [];
  const errors: string[] = [];
  const progress = { requests: 0, bytes: 0 };
  const begin = clock.now();
  const saver = createRemoteSaver({
    start() {
      startedAt.push(clock.now() - begin);
      const process = start();
      processes.push(process);
      return process;
    },
    input: { account: 'account', loopbackOrigin: null, pictures: null },
    clock,
    random: () => 1,
    claimed: async (sha256) => [`/photos/${sha256.slice(0, 3)}.png`],
    proxyFor: async (url) => `PROXY for ${url}`,
    onRequests: (count) => void (progress.requests += count),
    onBytes: (bytes) => void (progress.bytes += bytes),
    onError: (error) => void errors.push(error.message),
  });
  const save = (
    signal = never,
    job = jobOf('https://photos.example/a'),
    onWhole = async () => {},
  ) => saver.save(job, TARGET, signal, onWhole);
  return { saver, save, clock, processes, startedAt, errors, progress };
}

test('a process is started with the first photo, and not before', async () => {
  const run = setUp({ save: () => SAVED });
  await run.clock.advance(1_000);
  expect(run.processes).toHaveLength(0);
  const outcome = run.save();
  await run.clock.advance(0);
  expect(await outcome).toEqual(SAVED);
  expect(await run.save()).toEqual(SAVED);
  expect(run.processes).toHaveLength(1);
});

test('the process waits for the record before a photo gets its name', async () => {
  const steps: unknown[] = [];
  const run = setUp({
    async save(n: number) {
      await run.processes[0]?.engine.whole(n, WHOLE, true);
      steps.push('named');
      return SAVED;
    },
  });
  let write = () => {};
  const written = new Promise<void>((resolve) => (write = resolve));
  const outcome = run.saver.save(jobOf('https://photos.example/a'), TARGET, never, (whole) => {
    steps.push(whole);
    return written;
  });
  await run.clock.advance(0);
  await expect.poll(() => steps).toEqual([WHOLE]);
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(steps).toEqual([WHOLE]);
  write();
  expect(await outcome).toEqual(SAVED);
  expect(steps).toEqual([WHOLE, 'named']);
});

test('the process may ask for files and proxies, and tells how far it is', async () => {
  const heard: unknown[] = [];
  const run = setUp({
    async save() {
      const { engine } = run.processes[0]!;
      heard.push(await engine.claimed(WHOLE.sha256));
      heard.push(await engine.proxyFor('https://photos.example/'));
      await engine.progress.asEvent(3, 4_096);
      return SAVED;
    },
  });
  const outcome = run.save();
  await run.clock.advance(0);
  await outcome;
  expect(heard).toEqual([['/photos/aaa.png'], 'PROXY for https://photos.example/']);
  expect(run.progress).toEqual({ requests: 3, bytes: 4_096 });
});

test('a photo that is given up is stopped in the process', async () => {
  const run = setUp({
    save: (n: number) => new Promise((resolve) => stops.set(n, () => resolve({ kind: 'stopped' }))),
    stop: (n: number) => stops.get(n)?.(),
  });
  const stops = new Map<number, () => void>();
  const abort = new AbortController();
  const outcome = run.save(abort.signal);
  await run.clock.advance(0);
  abort.abort();
  await run.clock.advance(0);
  expect(await outcome).toEqual({ kind: 'stopped' });
  expect(run.processes[0]?.isDead()).toBe(false);
});

test('a process that does not let go of a photo is ended', async () => {
  const run = setUp();
  const abort = new AbortController();
  const outcome = run.save(abort.signal);
  await run.clock.advance(0);
  abort.abort();
  await run.clock.advance(9_000);
  expect(run.processes[0]?.isDead()).toBe(false);
  await run.clock.advance(2_000);
  expect(run.processes[0]?.isDead()).toBe(true);
  expect(await outcome).toEqual({ kind: 'stopped' });
  expect(run.errors).toEqual(['The process that saves photos did not answer.']);
});

test('a process that hangs with a photo in hand is ended, and the photo goes back', async () => {
  const run = setUp({ ping: () => new Promise(() => {}) });
  const outcome = run.save();
  await run.clock.advance(29_000);
  expect(run.processes[0]?.isDead()).toBe(false);
  await run.clock.advance(2_000);
  expect(run.processes[0]?.isDead()).toBe(true);
  expect(await outcome).toEqual({ kind: 'stopped' });
  expect(run.errors).toEqual(['The process that saves photos did not answer.']);
});

test('a process that answers may take all day over a photo, and one without photos is left in peace', async () => {
  let asked = 0;
  const run = setUp({ ping: () => void (asked += 1) });
  void run.save();
  await run.clock.advance(3_600_000);
  expect(run.processes[0]?.isDead()).toBe(false);
  expect(asked).toBe(360);

  const idle = setUp({ save: () => SAVED, ping: () => new Promise(() => {}) });
  const outcome = idle.save();
  await idle.clock.advance(3_600_000);
  expect(await outcome).toEqual(SAVED);
  expect(idle.processes[0]?.isDead()).toBe(false);
});

test('photos in hand at a death go back to the queue twice, then count as failed', async () => {
  const run = setUp();
  const outcomes: SaveOutcome[] = [];
  for (let death = 0; death < 4; death += 1) {
    const outcome = run.save();
    await run.clock.advance(30_000);
    run.processes.at(-1)?.die();
    outcomes.push(await outcome);
  }
  expect(outcomes.map(({ kind }) => kind)).toEqual(['stopped', 'stopped', 'delayed', 'delayed']);
  expect(outcomes[2]).toMatchObject({ reason: 'trouble', error: { code: 'interrupted' } });
  expect(run.errors).toHaveLength(4);
});

test('a photo that was saved in between is not blamed for a later death', async () => {
  let dies = true;
  const run = setUp({ save: () => (dies ? new Promise(() => {}) : SAVED) });
  for (const dying of [true, true, false, true, true]) {
    dies = dying;
    const outcome = run.save();
    await run.clock.advance(30_000);
    if (dying) run.processes.at(-1)?.die();
    expect((await outcome).kind).toBe(dying ? 'stopped' : 'saved');
  }
});

test('it is started again at once, then after growing delays, until it lives for a while', async () => {
  let lives = 0;
  const run = setUp({}, () => {
    lives += 1;
    const process = createScriptedProcess({ save: () => SAVED });
    if (lives < 6) process.die();
    return process;
  });
  for (let photo = 0; photo < 5; photo += 1) {
    const outcome = run.save();
    await run.clock.advance(60_000);
    await outcome;
  }
  // Each is asked for a minute after the one before has died.
  const waits = run.startedAt.map((at, life) => at - life * 60_000);
  expect(waits).toEqual([0, 0, 500, 1_000, 2_000]);
  const last = run.save();
  await run.clock.advance(60_000);
  expect((await last).kind).toBe('saved');
});

test('what waits for a process to be started again can be given up', async () => {
  const run = setUp({}, () => {
    throw new Error('no more processes');
  });
  const abort = new AbortController();
  const outcome = run.save(abort.signal);
  await run.clock.advance(10_000);
  abort.abort();
  expect(await outcome).toEqual({ kind: 'stopped' });
  expect(run.errors[0]).toContain('no more processes');
  expect(run.startedAt.length).toBeGreaterThan(2);
  expect(run.startedAt.length).toBeLessThan(9);
  await run.saver.close();
});

test('a folder is tried until there is an answer, a thumbnail twice', async () => {
  let lives = 0;
  const run = setUp({}, () => {
    lives += 1;
    const process = createScriptedProcess({ probe: () => null });
    if (lives < 5) process.die();
    return process;
  });
  const probed = run.saver.probe('/photos');
  await run.clock.advance(60_000);
  expect(await probed).toBeNull();
  expect(lives).toBe(5);
  const thumbnail = run.saver.thumbnail(WHOLE);
  run.processes.at(-1)?.die();
  await run.clock.advance(60_000);
  run.processes.at(-1)?.die();
  expect(await thumbnail).toBeNull();
});

test('trouble inside the process that it did not foresee is the photo’s own', async () => {
  const run = setUp({
    save() {
      throw new Error('a bug');
    },
  });
  const outcome = run.save();
  await run.clock.advance(0);
  expect(await outcome).toMatchObject({ kind: 'delayed', error: { code: 'unexpected' } });
  expect(run.processes[0]?.isDead()).toBe(false);
});

test('closed, it ends in order: it is asked to, and gone when it has answered', async () => {
  const run = setUp({ save: () => SAVED, close: () => undefined });
  const outcome = run.save();
  await run.clock.advance(0);
  await outcome;
  await run.saver.close();
  expect(run.processes[0]?.isDead()).toBe(true);
  expect(run.errors).toEqual([]);
  expect(await run.save()).toEqual({ kind: 'stopped' });
  expect(run.processes).toHaveLength(1);
});

test('closed, it is ended after a second where it does not answer', async () => {
  const run = setUp({ save: () => SAVED });
  const outcome = run.save();
  await run.clock.advance(0);
  await outcome;
  const closing = run.saver.close();
  await run.clock.advance(900);
  expect(run.processes[0]?.isDead()).toBe(false);
  await run.clock.advance(200);
  await closing;
  expect(run.processes[0]?.isDead()).toBe(true);
});

test('an answer that makes no sense ends the process', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.anything().filter((answer) => JSON.stringify(answer) !== '{"kind":"stopped"}'),
      async (answer) => {
        const run = setUp({ save: () => answer });
        const outcome = run.save();
        await run.clock.advance(0);
        expect(await outcome).toEqual({ kind: 'stopped' });
        expect(run.processes[0]?.isDead()).toBe(true);
      },
    ),
    { numRuns: 100 },
  );
});

test('a message that makes no sense ends the process, whatever it is', async () => {
  const question = fc.record({
    t: fc.constant('q'),
    m: fc.constantFrom('whole', 'claimed', 'proxyFor', 'progress', '__proto__', 'toString'),
    a: fc.anything(),
    i: fc.option(fc.string(), { nil: undefined }),
  });
  await fc.assert(
    fc.asyncProperty(fc.oneof(fc.anything(), fc.tuple(question)), async (message) => {
      const run = setUp();
      const outcome = run.save();
      await run.clock.advance(0);
      run.processes[0]?.channel.post(message);
      await run.clock.advance(0);
      expect(run.processes[0]?.isDead()).toBe(true);
      expect(await outcome).toEqual({ kind: 'stopped' });
    }),
    { numRuns: 200 },
  );
});

test.each([
  ['a path that is not absolute', { ...SAVED, path: '../a.png' }],
  ['a hash that is none', { ...SAVED, sha256: 'A'.repeat(64) }],
  ['another kind of image', { ...SAVED, type: 'svg' }],
  ['fewer bytes than none', { ...SAVED, bytes: -1 }],
  ['a pause without end', { kind: 'delayed', reason: 'trouble', retryAfterMs: Infinity }],
])('%s is no answer', async (_what, answer) => {
  const run = setUp({ save: () => answer });
  const outcome = run.save();
  await run.clock.advance(0);
  expect(await outcome).toEqual({ kind: 'stopped' });
  expect(run.processes[0]?.isDead()).toBe(true);
});

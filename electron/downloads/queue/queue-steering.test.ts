import { expect, onTestFinished, test } from 'vitest';
import type { PhotoFact } from '../../../contract/fact';
import type { PhotoJob, WholePhoto } from '../../../contract/photo';
import type { DownloadLimits } from './downloader';
import { createDownloader } from './queue';
import type { SaveOutcome } from '../saver/save-photo';
import { jobOf, realClock } from '../testing/test-server';

const WHOLE: WholePhoto = { path: '/photos/a.part', bytes: 5, sha256: 'abc', type: 'png' };
const SAVED: SaveOutcome = {
  kind: 'saved',
  ...WHOLE,
  path: '/photos/a.png',
  fetched: true,
  damaged: false,
};

/** A saver whose photos are whole, and saved, when the test says so. */
interface Saving {
  job: PhotoJob;
  signal: AbortSignal;
  whole(): Promise<void>;
  end(outcome: SaveOutcome): void;
}

/** A downloader over `count` photos of one host, one a task, and a store that forgets what was started. */
function setUp(count: number, limits: DownloadLimits) {
  const savings: Saving[] = [];
  const facts: PhotoFact[] = [];
  const asked: (readonly string[])[] = [];
  const queued = new Map(
    Array.from({ length: count }, (_, index) => {
      const change = { taskId: `task-${index}`, key: 'photo' };
      return [change.taskId, jobOf(`http://photos.example/${index}`, change)];
    }),
  );
  let applying: Promise<void> = Promise.resolve();
  let answering: Promise<void> = Promise.resolve();
  const downloader = createDownloader({
    async nextJobs(limit, _now, first) {
      asked.push(first);
      const preferred = first.flatMap((id) => queued.get(id) ?? []);
      const answer = [...new Set([...preferred, ...queued.values()])].slice(0, limit);
      await answering;
      return answer;
    },
    nextJobAt: async () => null,
    async apply(batch) {
      await applying;
      facts.push(...batch);
      for (const fact of batch) if (fact.kind === 'photo-started') queued.delete(fact.taskId);
    },
    target: () => ({ folder: '/photos', nameTemplate: '{name}', onTaken: 'number' }),
    limits: () => limits,
    createSaver: () => ({
      save: (job, _target, signal, onWhole) =>
        new Promise((end) => {
          savings.push({ job, signal, end, whole: () => onWhole(WHOLE, true) });
          signal.addEventListener('abort', () => end({ kind: 'stopped' }));
        }),
      probe: async () => null,
      rest: () => {},
      reconnect: () => {},
      thumbnail: async () => null,
      portrait: async () => null,
      close: async () => {},
    }),
    clock: realClock,
    random: Math.random,
    onActivity: () => {},
    onError: () => {},
  });
  onTestFinished(() => downloader.stop());
  return {
    downloader,
    savings,
    facts,
    asked,
    queued,
    limits,
    holdAnswers(until: Promise<void>) {
      answering = until;
    },
    holdFacts(until: Promise<void>) {
      applying = until;
    },
    kinds: (taskId: string) =>
      facts.filter((fact) => fact.taskId === taskId).map((fact) => fact.kind),
  };
}

test('a whole photo makes room for the next, up to four in hand for each connection', async () => {
  const run = setUp(50, { concurrency: 2, perHost: 2 });
  run.downloader.wake();
  await expect.poll(() => run.savings.length).toBe(2);
  for (let done = 0; done < 8; done += 1) {
    await expect.poll(() => run.savings.length).toBeGreaterThan(done);
    await run.savings[done]!.whole();
  }
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(run.savings).toHaveLength(8);
  run.savings[0]!.end(SAVED);
  await expect.poll(() => run.savings.length).toBe(9);
});

test('a whole photo gets its name only when the record knows of it', async () => {
  const run = setUp(1, { concurrency: 2, perHost: 2 });
  run.downloader.wake();
  await expect.poll(() => run.kinds('task-0')).toEqual(['photo-started']);
  let letGo = () => {};
  run.holdFacts(new Promise((resolve) => (letGo = resolve)));
  let known = false;
  const whole = run.savings[0]!.whole().then(() => {
    known = true;
  });
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(known).toBe(false);
  letGo();
  await whole;
  expect(run.facts.at(-1)).toMatchObject({ kind: 'photo-whole', whole: WHOLE });
});

test('what the operator holds is given up at once, and the record is not told again', async () => {
  const run = setUp(3, { concurrency: 3, perHost: 3 });
  run.downloader.wake();
  await expect.poll(() => run.savings.length).toBe(3);
  run.downloader.leave(['task-1', 'task-2'], 'other');
  expect(run.savings.map(({ signal }) => signal.aborted)).toEqual([false, false, false]);
  // The store knows that they are held.
  for (const id of ['task-1', 'task-2']) run.queued.delete(id);
  run.downloader.leave(['task-1', 'task-2'], null);
  expect(run.savings.map(({ signal }) => signal.aborted)).toEqual([false, true, true]);
  await expect.poll(() => run.downloader.activity().active).toBe(1);
  await expect.poll(() => run.kinds('task-1')).toEqual(['photo-started']);
  run.downloader.pause();
  await expect.poll(() => run.kinds('task-0')).toEqual(['photo-started', 'photo-queued']);
});

test('what is held while the store is asked is not begun', async () => {
  const run = setUp(2, { concurrency: 1, perHost: 1 });
  run.downloader.wake();
  // The answer to the first question is on its way.
  run.queued.delete('task-0');
  run.downloader.leave(['task-0'], null);
  await expect.poll(() => run.savings.length).toBe(1);
  expect(run.savings[0]!.job.taskId).toBe('task-1');
});

test('what the operator looks at comes next, whatever was told of before', async () => {
  const run = setUp(40, { concurrency: 1, perHost: 1 });
  run.downloader.wake();
  await expect.poll(() => run.savings.length).toBe(1);
  run.downloader.prefer(['task-30', 'task-31']);
  run.savings[0]!.end(SAVED);
  await expect.poll(() => run.savings.length).toBe(2);
  expect(run.savings[1]!.job.taskId).toBe('task-30');
  const before = run.asked.length;
  for (let times = 0; times < 100; times += 1) run.downloader.prefer([`task-${times}`]);
  expect(run.asked).toHaveLength(before);
  run.downloader.prefer(Array.from({ length: 900 }, (_, index) => `task-${index}`));
  run.savings[1]!.end(SAVED);
  await expect.poll(() => run.asked.at(-1)?.length).toBe(500);
});

test('more are fetched at once as soon as the setting says so', async () => {
  const run = setUp(10, { concurrency: 1, perHost: 1 });
  run.downloader.wake();
  await expect.poll(() => run.savings.length).toBe(1);
  Object.assign(run.limits, { concurrency: 4, perHost: 3 });
  run.downloader.wake();
  await expect.poll(() => run.savings.length).toBe(3);
});

test('an answer of the store that was overtaken does not save a photo twice', async () => {
  const run = setUp(1, { concurrency: 2, perHost: 2 });
  let record = () => {};
  run.holdFacts(new Promise((resolve) => (record = resolve)));
  run.downloader.wake();
  await expect.poll(() => run.savings.length).toBe(1);
  // The store is asked while it does not know yet that the photo was begun …
  let answer = () => {};
  run.holdAnswers(new Promise((resolve) => (answer = resolve)));
  const before = run.asked.length;
  run.downloader.wake();
  await expect.poll(() => run.asked.length).toBeGreaterThan(before);
  // … and answers when the photo is saved and recorded.
  record();
  run.savings[0]!.end(SAVED);
  await expect.poll(() => run.downloader.activity().active).toBe(0);
  answer();
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(run.savings).toHaveLength(1);
});

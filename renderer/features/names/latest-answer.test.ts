import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { latestAnswer } from './latest-answer';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Questions that wait to be answered by hand. */
function desk() {
  const asked: { input: string; answer(text: string | undefined): void }[] = [];
  const taken: string[] = [];
  const latest = latestAnswer<string, string>({
    ask: (input) => new Promise((answer) => asked.push({ input, answer })),
    take: (answer, input) => taken.push(`${input}: ${answer}`),
    pauseMs: 150,
  });
  return { latest, asked, taken };
}

it('asks the first time at once, then only after a pause in the changes', () => {
  const { latest, asked } = desk();
  latest.change('a');
  expect(asked.map(({ input }) => input)).toEqual(['a']);
  latest.change('ab');
  vi.advanceTimersByTime(100);
  latest.change('abc');
  vi.advanceTimersByTime(149);
  expect(asked).toHaveLength(1);
  vi.advanceTimersByTime(1);
  expect(asked.map(({ input }) => input)).toEqual(['a', 'abc']);
});

it('drops an answer that a later change has overtaken, also one that comes last', async () => {
  const { latest, asked, taken } = desk();
  latest.change('a');
  latest.change('b');
  vi.advanceTimersByTime(150);
  asked[1]?.answer('new');
  await vi.advanceTimersByTimeAsync(0);
  asked[0]?.answer('old');
  await vi.advanceTimersByTimeAsync(0);
  expect(taken).toEqual(['b: new']);
});

it('drops an answer to what is being changed just now', async () => {
  const { latest, asked, taken } = desk();
  latest.change('a');
  latest.change('ab');
  asked[0]?.answer('old');
  await vi.advanceTimersByTimeAsync(0);
  expect(taken).toEqual([]);
});

it('asks and takes nothing any more once it is stopped', async () => {
  const { latest, asked, taken } = desk();
  latest.change('a');
  latest.change('b');
  latest.stop();
  asked[0]?.answer('late');
  await vi.advanceTimersByTimeAsync(1_000);
  expect([asked.length, taken]).toEqual([1, []]);
});

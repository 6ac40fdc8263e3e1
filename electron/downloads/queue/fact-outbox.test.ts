import { expect, test } from 'vitest';
import type { PhotoFact } from '../../../contract/fact';
import { createFactOutbox } from './fact-outbox';
import { realClock } from '../testing/test-server';

const factOf = (key: string): PhotoFact => ({ kind: 'photo-queued', taskId: 't', key, at: 0 });

test('facts are handed on in their order, in batches, one batch at a time', async () => {
  const batches: string[] = [];
  let running = 0;
  let tellBegun = () => {};
  const begun = new Promise<void>((resolve) => (tellBegun = resolve));
  const outbox = createFactOutbox(
    async (facts) => {
      running += 1;
      expect(running).toBe(1);
      tellBegun();
      await new Promise((resolve) => setTimeout(resolve, 5));
      batches.push(facts.map((fact) => fact.key).join(''));
      running -= 1;
    },
    realClock,
    () => {},
  );
  for (const key of 'abc') outbox.add(factOf(key));
  await begun;
  for (const key of 'de') outbox.add(factOf(key));
  await outbox.flush();
  expect(batches).toEqual(['abc', 'de']);
  await outbox.flush();
  expect(batches).toHaveLength(2);
});

test('a batch that cannot be applied is not lost, nor put behind later ones', async () => {
  const applied: string[] = [];
  const errors: unknown[] = [];
  const retries: (() => void)[] = [];
  const outbox = createFactOutbox(
    async (facts) => {
      if (errors.length === 0) throw new Error('busy');
      applied.push(...facts.map((fact) => fact.key));
    },
    {
      now: () => 0,
      setTimer(ms, fire) {
        // Facts are gathered for a moment before each try.
        if (ms >= 1_000) retries.push(fire);
        else setImmediate(fire);
        return () => {};
      },
    },
    (error) => errors.push(error),
  );
  outbox.add(factOf('a'));
  await expect.poll(() => retries.length).toBe(1);
  outbox.add(factOf('b'));
  retries[0]!();
  await outbox.flush();
  expect(applied).toEqual(['a', 'b']);
  expect(errors).toHaveLength(1);
});

test('in a hurry, what cannot be applied is given up', async () => {
  let tries = 0;
  const outbox = createFactOutbox(
    async () => {
      tries += 1;
      throw new Error('gone');
    },
    realClock,
    () => {},
  );
  outbox.hurry();
  outbox.add(factOf('a'));
  await outbox.flush();
  expect(tries).toBe(1);
});

test('what is only mentioned goes right before the next fact of its photo, or alone after a while', async () => {
  const batches: string[] = [];
  const waits = new Map<number, () => void>();
  const outbox = createFactOutbox(
    async (facts) => void batches.push(facts.map(({ kind, key }) => kind[6]! + key).join(' ')),
    {
      now: () => 0,
      setTimer(ms, fire) {
        waits.set(ms, fire);
        return () => waits.delete(ms);
      },
    },
    () => {},
  );
  const end = (ms: number) => {
    const fire = waits.get(ms)!;
    waits.delete(ms);
    fire();
  };
  const startOf = (key: string): PhotoFact => ({ ...factOf(key), kind: 'photo-started' });
  outbox.mention(startOf('a'));
  outbox.mention(startOf('b'));
  outbox.mention(startOf('c'));
  void outbox.add(factOf('x'));
  void outbox.add(factOf('b'));
  end(10);
  await expect.poll(() => batches).toEqual(['qx sb qb']);

  end(250);
  end(10);
  await expect.poll(() => batches.slice(1)).toEqual(['sa sc']);
  expect(waits.size).toBe(0);

  outbox.mention(startOf('d'));
  outbox.hurry();
  await outbox.flush();
  expect(batches.slice(2)).toEqual(['sd']);
  expect(waits.size).toBe(0);
});

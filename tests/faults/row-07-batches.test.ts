import { describe, expect, test } from 'vitest';
import type { ApiFault } from '../../sandbox/faults';
import { uuid } from '../cli/desk';
import { openChecks } from './checks';

/** An answer to the first question about 50 tasks, and how many questions it may take until all are seen. */
const ANSWERS: [name: string, fault: ApiFault, questions: number][] = [
  ['out of order', { kind: 'items', change: 'reversed' }, 1],
  ['repeated', { kind: 'items', change: 'repeated' }, 1],
  ['with a missing item', { kind: 'items', change: 'first-missing' }, 2],
  ['with an extra item', { kind: 'items', change: 'extra' }, 1],
  ['with null items', { kind: 'items', change: 'with-null' }, 1],
  ['of 12 items for 50 IDs', { kind: 'items', change: 'first-12' }, 5],
  ['of no items', { kind: 'items', change: 'none' }, 6],
  ['{}', { kind: 'body', body: '{}' }, 6],
  ['[]', { kind: 'body', body: '[]' }, 6],
  ['null', { kind: 'body', body: 'null' }, 6],
  ['of nothing at all', { kind: 'body', body: '' }, 4],
  ['HTML with 200', { kind: 'body', body: '<!doctype html><title>Sign in</title>' }, 4],
  ['HTML with 500', { kind: 'body', body: '<h1>Bad gateway</h1>', status: 502 }, 4],
  ['of 50 MB', { kind: 'oversized', bytes: 50 * 1024 * 1024 }, 4],
  ['cut in the middle', { kind: 'cut' }, 4],
  ['cut by a reset', { kind: 'cut', by: 'rst' }, 4],
  [
    'with __proto__',
    {
      kind: 'body',
      body: `{"__proto__":{"polluted":1},"items":[{"__proto__":{"polluted":1,"id":"${uuid(0)}"}},{"id":"__proto__","response":{"success":true}},{"constructor":{"prototype":{"polluted":1}}}]}`,
    },
    6,
  ],
  ['of items of wrong types', { kind: 'body', body: '{"items":[7,"a",[],{"id":{}},true]}' }, 6],
  ['of items that are no array', { kind: 'body', body: '{"items":{"0":{"id":"a"}}}' }, 6],
  [
    'nested beyond all measure',
    { kind: 'body', body: `${'['.repeat(90_000)}${']'.repeat(90_000)}` },
    6,
  ],
  ['that is an error with 200', { kind: 'error', code: 'api_error', status: 200 }, 4],
];

describe.concurrent('7. an answer to a batch', () => {
  test.for(ANSWERS)('%s, costs no task anything', async ([, answer, questions], context) => {
    const { expect } = context;
    const { sandbox, add, waiting, ids, facts, errors } = await openChecks(context);
    const all = Array.from({ length: 50 }, (_, n) => uuid(n));
    sandbox.addTasks(all.map((id) => ({ id, outcome: 'finished', finishesAfterMs: 0 })));
    sandbox.faults.api.push({ answer });
    add(all);
    await expect.poll(() => waiting.size).toBe(0);
    // Each finished, with its own photo and no other's.
    expect(ids('answered')).toEqual(all);
    for (const fact of facts) {
      if (fact.kind !== 'answered') throw new Error(`${fact.kind} of ${fact.taskId}`);
      expect(fact.remote.status).toBe('finished');
      expect(fact.remote.photos[0]?.url).toContain(fact.taskId);
    }
    expect(sandbox.counts.api).toBeLessThanOrEqual(questions);
    // 50 MB are not even read to their end: the question is put again.
    if (answer.kind === 'oversized') expect(sandbox.counts.api).toBeGreaterThan(1);
    expect(sandbox.requests.every((request) => request.ids.length <= 50)).toBe(true);
    expect(errors).toEqual([]);
  });
});

test('7. nothing of it reaches the prototype of all objects', () => {
  expect(Reflect.get({}, 'polluted')).toBeUndefined();
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findTask, findTasks } from './find-tasks';
import vendor from './vendor-page.json';

const UUID = '16f96e95-d95c-46ef-b183-139b9bd1aebd';
const waiting = (id: unknown) => ({ id });
const failed = (id: unknown) => ({ id, response: { status: 'failed' } });
const finished = (id: unknown, photos = 1) => ({
  id,
  response: {
    success: true,
    data: Array.from({ length: photos }, () => ({ image_url: 'https://a/b' })),
  },
});

function statuses(ids: string[], body: unknown): Record<string, string> {
  return Object.fromEntries([...findTasks(ids, body)].map(([id, task]) => [id, task.status]));
}

describe('findTasks', () => {
  it("reads the vendor's own batch", () => {
    const ids = vendor.retrieveBatch.items.map((item) => item.id);
    const tasks = findTasks(ids, vendor.retrieveBatch);
    expect([...tasks.values()].map((task) => [task.status, task.photos.length])).toEqual([
      ['finished', 2],
      ['waiting', 0],
    ]);
  });

  it('goes by ID, not by position, and passes over strangers, nulls and items without an ID', () => {
    const items = [
      null,
      finished('b'),
      7,
      'a',
      [],
      { response: {} },
      finished('stranger'),
      failed('a'),
    ];
    expect(statuses(['a', 'b', 'c'], { items })).toEqual({ a: 'failed', b: 'finished' });
  });

  it('takes the most advanced of repeated items, in any order', () => {
    const items = [waiting('a'), finished('a'), failed('a'), waiting('a')];
    expect(statuses(['a'], { items })).toEqual({ a: 'finished' });
    expect(statuses(['a'], { items: items.reverse() })).toEqual({ a: 'finished' });
    expect(statuses(['a'], { items: [failed('a'), waiting('a')] })).toEqual({ a: 'failed' });
  });

  it('takes the one with more photos of two that finished', () => {
    const items = [finished('a', 2), finished('a', 1)];
    expect(findTasks(['a'], { items }).get('a')?.photos).toHaveLength(2);
  });

  it('compares UUIDs in either case and answers in the spelling that was asked', () => {
    const tasks = findTasks([UUID.toUpperCase(), UUID], { items: [finished(UUID)] });
    expect([...tasks].map(([id, task]) => [id, task.id])).toEqual([
      [UUID.toUpperCase(), UUID.toUpperCase()],
      [UUID, UUID],
    ]);
  });

  it('compares all other IDs letter by letter', () => {
    expect(statuses(['Task-1'], { items: [waiting('task-1')] })).toEqual({});
  });

  it('takes numbers for IDs', () => {
    expect(statuses(['12345678'], { items: [waiting(12345678)] })).toEqual({
      '12345678': 'waiting',
    });
  });

  it.each([[{}], [null], [[]], [{ items: null }], [{ items: {} }], [{ items: 'x' }], ['x'], [5]])(
    'finds nothing in %j',
    (body) => {
      expect(statuses(['a'], body)).toEqual({});
    },
  );

  it('accepts a bare array, and one task alone', () => {
    expect(statuses(['a', 'b'], [waiting('a')])).toEqual({ a: 'waiting' });
    expect(statuses(['a', 'b'], waiting('b'))).toEqual({ b: 'waiting' });
  });

  it('is not harmed by __proto__, as a field or as an ID', () => {
    const body = JSON.parse(
      '{"items":[{"__proto__":{"id":"a"}},{"id":"__proto__"},{"id":"b"}]}',
    ) as unknown;
    expect(statuses(['a', 'b'], body)).toEqual({ b: 'waiting' });
    expect(findTasks(['__proto__'], body).get('__proto__')?.status).toBe('waiting');
  });

  it('never invents a task, for any JSON', () => {
    const id = fc.constantFrom('a', 'b', 'c', '');
    const item = fc.oneof(
      fc.jsonValue(),
      fc.record({ id }),
      fc.record({ id, response: fc.jsonValue() }),
    );
    fc.assert(
      fc.property(fc.array(item), (items) => {
        const sent = new Set(items.map((value) => (value as { id?: unknown } | null)?.id));
        for (const found of findTasks(['a', 'b', 'x'], { items }).keys()) {
          expect(sent.has(found) && found !== 'x').toBe(true);
        }
      }),
    );
  });
});

describe('findTask', () => {
  it("reads the vendor's own answer", () => {
    expect(findTask(UUID, vendor.retrieve)?.status).toBe('finished');
  });

  it('goes by response.task_id where the object has no ID', () => {
    const response = {
      task_id: UUID.toUpperCase(),
      success: true,
      data: [{ image_url: 'https://a/b' }],
    };
    expect(findTask(UUID, { response })).toMatchObject({ id: UUID, status: 'finished' });
    expect(findTask('other', { response })).toBeNull();
    expect(findTask(UUID, { id: 'other', response })).toBeNull();
  });

  it.each([[{}], [null], [[]], [{ id: 'other' }], [{ success: false }]])(
    'finds nothing in %j',
    (body) => {
      expect(findTask('a', body)).toBeNull();
    },
  );
});

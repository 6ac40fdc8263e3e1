import { describe, expect, test } from 'vitest';
import { sampleList, sampleTasks } from './sample-list';
import { openSandbox, photoUrls, post, retrieveBatch } from './test-client';

describe('the demo list', () => {
  const list = sampleList(7);

  test('has 24 tasks of every kind, in the order of its lines', () => {
    const lines = list.csv.trimEnd().split('\r\n');
    expect(lines[0]).toBe('Name,Staff no.,Task ID');
    expect(lines.slice(1).map((line) => line.split(',')[2])).toEqual(
      list.specs.map(({ id }) => id),
    );
    expect(lines).toContainEqual(expect.stringMatching(/^陈宇,\d{5},[\da-f-]{36}$/));
    expect(list.expected).toEqual({ finished: 20, failed: 3, missing: 1, photos: 25 });
    expect(new Set(list.specs.map(({ id }) => id)).size).toBe(24);
    expect(list.specs.filter(({ unknownForMs }) => unknownForMs)).toHaveLength(4);
    expect(list.specs.filter(({ sharedUrl }) => sharedUrl)).toMatchObject([{ photos: 2 }]);
  });

  test('is done within 15 s at the demo’s pace, and comes out as it says', async () => {
    const { sandbox, pass } = await openSandbox({ pace: 0.05 });
    sandbox.addTasks(list.specs);
    const ids = list.specs.map(({ id }) => id);
    const outcomes = async () => {
      const answer = await post(sandbox, retrieveBatch(ids));
      const { items } = (await answer.json()) as {
        items: { id: string; response?: { success?: boolean; status?: string; data?: object[] } }[];
      };
      const responses = items.map((item) => item.response);
      return {
        finished: responses.filter((response) => response?.success === true).length,
        failed: responses.filter((response) => response?.success === false).length,
        missing: ids.length - items.length,
        photos: responses.reduce((sum, response) => sum + (response?.data?.length ?? 0), 0),
        unknown: responses.filter((response) => response?.status === 'unknown').length,
      };
    };
    expect(await outcomes()).toEqual({ finished: 0, failed: 0, missing: 1, photos: 0, unknown: 4 });
    pass(15_000);
    expect(await outcomes()).toEqual({ ...list.expected, unknown: 0 });
    const urls = await Promise.all(
      list.specs
        .filter(({ outcome }) => outcome === 'finished')
        .map(({ id }) => photoUrls(sandbox, id)),
    );
    const endings = urls.flat().map((url) => url.split('.').at(-1));
    expect(endings.filter((ending) => ending === 'jpg')).toHaveLength(1);
    expect(endings.filter((ending) => ending === 'webp')).toHaveLength(1);
    expect(new Set(urls.flat()).size).toBe(24);
  });

  test('the same seed gives the same list, another seed other IDs', () => {
    expect(sampleList(7)).toEqual(list);
    expect(sampleList(8).csv).not.toBe(list.csv);
  });
});

describe('a list of any length', () => {
  test('is repeatable, has its share of each outcome and waits around 75 s', () => {
    const list = sampleTasks(5000, 3);
    expect(sampleTasks(5000, 3)).toEqual(list);
    expect(new Set(list.specs.map(({ id }) => id)).size).toBe(5000);
    expect(list.csv.split('\r\n')).toHaveLength(5002);
    const { finished, failed, missing, photos } = list.expected;
    expect(finished + failed + missing).toBe(5000);
    expect(finished / 5000).toBeCloseTo(0.96, 1);
    expect(photos / finished).toBeCloseTo(1.2, 1);
    expect(missing).toBeGreaterThan(0);
    const waits = list.specs.map(({ finishesAfterMs }) => finishesAfterMs).sort((a, b) => a - b);
    expect((waits[2500] ?? 0) / 75_000).toBeCloseTo(1, 1);
  });
});

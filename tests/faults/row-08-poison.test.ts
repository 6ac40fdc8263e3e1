import { describe, test } from 'vitest';
import { openDesk, uuid } from '../cli/desk';
import { readJson } from '../cli/fetch-json';
import { openChecks } from './checks';

const ids = Array.from({ length: 50 }, (_, n) => uuid(n));

describe.concurrent('8. one poison ID in a batch of 50', () => {
  test.for([0, 24, 25, 49])(
    '(the one at place %i) is named alone, and 49 go on',
    async (place, context) => {
      const { expect } = context;
      const checks = await openChecks(context);
      const { sandbox, facts } = checks;
      const poison = ids[place]!;
      sandbox.addTasks(ids.map((id) => ({ id, outcome: 'finished', finishesAfterMs: 0 })));
      sandbox.faults.poison.add(poison);
      checks.add(ids);
      await expect.poll(() => checks.waiting.size).toBe(0);
      expect(checks.ids('refused')).toEqual([poison]);
      expect(facts.find((fact) => fact.kind === 'refused')).toMatchObject({
        error: { code: 'bad_request', message: 'the id is not valid', traceId: expect.any(String) },
      });
      expect(checks.ids('answered')).toEqual(ids.filter((id) => id !== poison));
      // The batch, and two halves of it for each time that 50 can be halved.
      expect(sandbox.counts.api).toBeLessThanOrEqual(13);
      expect(checks.errors).toEqual([]);
    },
  );

  test('costs the other 49 nothing in the whole program', async (context) => {
    const { expect } = context;
    const desk = await openDesk(context);
    const list = await desk.list(
      'list.csv',
      ids.map((id, n) => ({ id, name: `Guest ${n}` })),
    );
    desk.sandbox.faults.poison.add(ids[7]!);
    const { code, stdout, stderr } = await desk.fetch([list, '--json']);
    expect(code, stderr).toBe(3);
    const { counts, tasks } = readJson(stdout);
    expect(counts).toMatchObject({ finished: 49, failed: 1, photosSaved: 49 });
    expect(tasks.filter(({ status }) => status === 'failed')).toMatchObject([
      { id: ids[7], error: { code: 'bad_request' } },
    ]);
    expect(await desk.files()).toHaveLength(49);
  });
});

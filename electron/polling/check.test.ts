import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DueTask } from '../../contract/task';
import { all, fail, remoteTask } from '../../tests/fakes/polling-world';
import { readCheck } from './check';

const NOW = 1_000_000;
const draw = { pace: 1, random: () => 0.5 };

function due(...ids: string[]): DueTask[] {
  return ids.map((id) => ({ id, addedAt: NOW, createdAt: null, checks: 0, absences: 0 }));
}
const many = (n: number) => due(...Array.from({ length: n }, (_, i) => `t${i}`));
const idsOf = (groups: DueTask[][]) => groups.map((group) => group.map((task) => task.id));

describe('readCheck', () => {
  it('goes by the creation time that the answer tells', () => {
    const remote = remoteTask('a', 'waiting', NOW - 3_600_000);
    const [young] = readCheck(due('a'), all(['a'], 'waiting'), NOW, draw).facts;
    const [old] = readCheck(
      due('a'),
      { ok: true, tasks: new Map([['a', remote]]) },
      NOW,
      draw,
    ).facts;
    expect(young).toMatchObject({ kind: 'answered', at: NOW, checkAgainAt: NOW + 40_000 });
    expect(old).toMatchObject({ kind: 'answered', checkAgainAt: NOW + 600_000 });
  });

  it('asks again, in short questions, for who was left out of a long answer', () => {
    const result = readCheck(many(50), all(['t7', 't49'], 'finished'), NOW, draw);
    expect(result.facts.map((fact) => fact.taskId)).toEqual(['t7', 't49']);
    expect(result.again.map((group) => group.length)).toEqual([12, 12, 12, 12]);
    expect(idsOf(result.again).flat()).not.toContain('t7');
  });

  it('believes a short answer', () => {
    const result = readCheck(many(12), all(['t0'], 'waiting'), NOW, draw);
    expect(result.facts.filter((fact) => fact.kind === 'absent')).toHaveLength(11);
    expect(result.again).toEqual([]);
  });

  it('halves a refused question, and names the one ID of which no half is left', () => {
    expect(idsOf(readCheck(due('a', 'b', 'c'), fail('request'), NOW, draw).again)).toEqual([
      ['a', 'b'],
      ['c'],
    ]);
    expect(
      readCheck(due('a'), fail('request', { code: 'bad', message: 'No.' }), NOW, draw),
    ).toEqual({
      facts: [
        {
          kind: 'refused',
          taskId: 'a',
          at: NOW,
          error: { code: 'bad', message: 'No.', traceId: 'trace' },
        },
      ],
      again: [],
      failure: null,
    });
  });

  it.each(['token', 'used-up', 'disabled', 'no-api', 'rate-limited', 'server', 'offline'] as const)(
    'holds a failure of kind %s against no task',
    (kind) => {
      const result = readCheck(many(3), fail(kind), NOW, draw);
      expect(result).toMatchObject({ facts: [], again: [], failure: { kind } });
    },
  );

  it('loses nobody: every task gets one fact or is asked again once', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 50 }), fc.func(fc.boolean()), (n, answers) => {
        const asked = many(n);
        const ids = asked.map((task) => task.id).filter((id) => answers(id));
        const { facts, again } = readCheck(asked, all(ids, 'waiting'), NOW, draw);
        const dealt = [...facts.map((fact) => fact.taskId), ...idsOf(again).flat()];
        expect(dealt.toSorted()).toEqual(asked.map((task) => task.id).toSorted());
      }),
    );
  });
});

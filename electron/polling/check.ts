import type { ApiFailure, BatchOutcome } from '../../contract/api-outcome';
import type { TaskFact } from '../../contract/fact';
import type { DueTask } from '../../contract/task';
import { NARROW_SIZE, nextAbsentCheckAt, nextCheckAt } from './schedule';
import type { Draw } from './schedule';

/** What one question brought: facts, questions to ask because of it, and what went wrong with it. */
export interface CheckResult {
  facts: TaskFact[];
  again: DueTask[][];
  failure: ApiFailure | null;
}

/**
 * Reads the answer to a question about `asked`, which came at `now`. A refused question is asked again
 * in halves, until the one bad ID is named. Who was left out of a long answer is asked again in a short
 * question; who is left out of that is absent. Any other failure says nothing about the tasks.
 */
export function readCheck(
  asked: readonly DueTask[],
  outcome: BatchOutcome,
  now: number,
  draw: Draw,
): CheckResult {
  if (!outcome.ok) return readFailure(asked, outcome.failure, now);
  const facts: TaskFact[] = [];
  const leftOut: DueTask[] = [];
  for (const task of asked) {
    const remote = outcome.tasks.get(task.id);
    if (remote === undefined) {
      leftOut.push(task);
      continue;
    }
    const bornAt = remote.createdAt ?? task.createdAt ?? task.addedAt;
    const checkAgainAt = nextCheckAt(bornAt, now, draw);
    facts.push({ kind: 'answered', taskId: task.id, at: now, remote, checkAgainAt });
  }
  if (asked.length > NARROW_SIZE) {
    return { facts, again: chunk(leftOut, NARROW_SIZE), failure: null };
  }
  for (const task of leftOut) {
    const checkAgainAt = nextAbsentCheckAt(task.absences + 1, now, draw);
    facts.push({ kind: 'absent', taskId: task.id, at: now, checkAgainAt });
  }
  return { facts, again: [], failure: null };
}

function readFailure(asked: readonly DueTask[], failure: ApiFailure, now: number): CheckResult {
  const [first] = asked;
  if (failure.kind !== 'request' || first === undefined) return { facts: [], again: [], failure };
  if (asked.length > 1) {
    return { facts: [], again: chunk(asked, Math.ceil(asked.length / 2)), failure: null };
  }
  const { code, message, traceId } = failure;
  const fact: TaskFact = {
    kind: 'refused',
    taskId: first.id,
    at: now,
    error: { code, message, traceId },
  };
  return { facts: [fact], again: [], failure: null };
}

function chunk(tasks: readonly DueTask[], size: number): DueTask[][] {
  const chunks: DueTask[][] = [];
  for (let i = 0; i < tasks.length; i += size) chunks.push(tasks.slice(i, i + size));
  return chunks;
}

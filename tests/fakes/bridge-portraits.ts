import type { PortraitOutcome } from '../../contract/portrait';
import type { TaskDetail } from '../../contract/view';

/** What asking for a task's portrait comes to. `src`: a picture for all of them; null = they are gone. */
export function fakePortrait(task: TaskDetail | undefined, src: string | null): PortraitOutcome {
  const of = task?.portraits.length ?? 0;
  if (of === 0) return { kind: 'none', of };
  return src === null ? { kind: 'gone', of } : { kind: 'here', src, of };
}

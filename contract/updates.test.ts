import { describe, expect, it } from 'vitest';
import { deliveryRuns } from './updates';

type Seen = Parameters<typeof deliveryRuns>[0];

const rest: Seen = {
  checking: { kind: 'idle' },
  saving: { paused: false, active: 0, queued: 0, bytesPerSecond: 0, problem: null },
  copying: null,
  reporting: null,
  counts: { waiting: 0, overdue: 0 } as Seen['counts'],
  settings: { saveAutomatically: true } as Seen['settings'],
};
const saving = (part: Partial<Seen['saving']>): Seen => ({
  ...rest,
  saving: { ...rest.saving, ...part },
});
const waiting = (kind: 'asking' | 'paused', overdue = 0): Seen => ({
  ...rest,
  checking: kind === 'asking' ? { kind, ids: 3 } : { kind },
  counts: { waiting: 3, overdue } as Seen['counts'],
});

describe('a delivery', () => {
  it('runs while photos are being saved, or are about to be', () => {
    expect(deliveryRuns(rest)).toBe(false);
    expect(deliveryRuns(saving({ active: 1 }))).toBe(true);
    expect(deliveryRuns(saving({ active: 1, paused: true }))).toBe(true);
    expect(deliveryRuns(saving({ queued: 1 }))).toBe(true);
  });

  it('runs while photos are being copied', () => {
    expect(deliveryRuns({ ...rest, copying: { done: 0, of: 3 } })).toBe(true);
  });

  it('runs while a report on them is being written', () => {
    expect(deliveryRuns({ ...rest, reporting: { done: 0, of: 3 } })).toBe(true);
  });

  it('rests while photos wait for the operator', () => {
    expect(deliveryRuns(saving({ queued: 1, paused: true }))).toBe(false);
    expect(deliveryRuns(saving({ queued: 1, problem: { code: 'no-space', message: '' } }))).toBe(
      false,
    );
    const onDemand = { ...saving({ queued: 1 }), settings: { saveAutomatically: false } };
    expect(deliveryRuns(onDemand as Seen)).toBe(false);
  });

  it('runs while tasks are asked about, but not for those that are overdue', () => {
    expect(deliveryRuns(waiting('asking'))).toBe(true);
    expect(deliveryRuns(waiting('asking', 3))).toBe(false);
    expect(deliveryRuns(waiting('paused'))).toBe(false);
  });
});

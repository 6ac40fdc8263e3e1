import * as fc from 'fast-check';
import * as v from 'valibot';
import type { CallName } from '../../contract/ipc';
import { payloads } from '../../electron/ipc/payloads';
import { hasForm, oddPayload, SAMPLES } from '../faults/payloads-odd';
import { seeded } from '../fakes/random';
import { within } from './target';
import type { Target } from './target';

interface Call {
  name: CallName;
  /** Leads to one odd payload, always the same. */
  seed: number;
}

const NAMES = Object.keys(SAMPLES) as CallName[];

const calls: Target<Call> = {
  name: 'payloads of calls',
  taste: 2_000,
  seeds: NAMES.map((name) => ({ name, seed: 1 })),
  spoil: (from) => fc.tuple(from, fc.integer()).map(([{ name }, seed]) => ({ name, seed })),
  async check({ name, seed }) {
    const payload = oddPayload(SAMPLES[name], seeded(seed));
    const parsed = await within(() => v.safeParse(payloads[name], payload));
    if (parsed.success && !SAMPLES[name].some((one) => hasForm(parsed.output, one))) {
      throw new Error(`${name} takes what the window never sends.`);
    }
  },
};

export const callTargets = [calls] as const;

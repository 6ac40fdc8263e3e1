import type { Clock } from '../../../contract/clock';

/** An answer of the system is good for so long. */
const GOOD_FOR_MS = 60_000;

/** The system's proxy for each origin, remembered for a minute. */
export interface ProxyMemory {
  /** `DIRECT`, or anything else: what the system said, or `unknown` where it said nothing. */
  of(url: URL): Promise<string>;
  /** The network has changed. */
  forget(): void;
}

export function createProxyMemory(
  clock: Clock,
  ask: (url: string) => Promise<string>,
): ProxyMemory {
  let known = new Map<string, { at: number; answer: Promise<string> }>();
  return {
    of({ origin }) {
      const now = clock.now();
      const before = known.get(origin);
      if (before && now >= before.at && now - before.at < GOOD_FOR_MS) return before.answer;
      // Never past a proxy that may be there: what goes through it asks the system itself.
      const answer = ask(`${origin}/`).catch(() => 'unknown');
      known.set(origin, { at: now, answer });
      return answer;
    },
    forget() {
      known = new Map();
    },
  };
}

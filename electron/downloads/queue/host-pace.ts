/** How a request to a host went, as far as the host is concerned. */
export type HostResult =
  /** It answered as a healthy server does, be it with a refusal. */
  | { kind: 'answered' }
  | { kind: 'unreachable'; message: string }
  | { kind: 'rate-limited'; retryAfterMs: number | null }
  /** An answer of 5xx, a cut, a stall. */
  | { kind: 'trouble'; retryAfterMs: number | null }
  /** Tells nothing: stopped, or trouble of our own. */
  | { kind: 'unknown' };

/**
 * How hard each host is asked: so many photos at once, none while it rests, one alone until it has
 * answered after a rest. Times are ms since 1970.
 */
export interface HostPace {
  mayStart(host: string, now: number): boolean;
  started(host: string): void;
  /** The host is done with it, whatever came of it. */
  ended(host: string): void;
  /** What came of it, known at once or later. */
  heard(host: string, result: HostResult, now: number): void;
  /** The moment up to which a host rests; 0 = it does not. */
  restUntil(host: string): number;
  /** The earliest end of a rest after `now`; null = nobody rests. */
  nextRestEnd(now: number): number | null;
  /** Since when a host could not be reached; null = it could. */
  unreachableSince(host: string): number | null;
  /** What is said of a host that cannot be reached; null = all can. */
  unreachable(): string | null;
  /** Ends the rests of hosts that could not be reached: the operator, or the network, says try now. */
  tryUnreachable(): void;
  /** Nothing is wanted any more: hosts that could not be reached are no problem. true = there was one. */
  forgetUnreachable(): boolean;
}

interface HostState {
  active: number;
  /** Failures in a row. */
  failures: number;
  restUntil: number;
  unreachable: { since: number; message: string } | null;
}

const FIRST_REST_MS = 1_000;
const LONGEST_REST_MS = 30_000;
/** Single photos fail for reasons of their own; so many failures in a row are the host's. */
const FAILURES_BEFORE_REST = 3;

/** Nothing is known of it: it is as one that was never asked. */
function isPlain({ active, failures, restUntil, unreachable }: HostState): boolean {
  return active === 0 && failures === 0 && restUntil === 0 && !unreachable;
}

/** `perHost`: photos at once, as of now; `pace`: 1, or less to shorten the rests. */
export function createHostPace(
  perHost: () => number,
  pace: number,
  random: () => number,
): HostPace {
  const hosts = new Map<string, HostState>();

  const stateOf = (host: string): HostState => {
    let state = hosts.get(host);
    if (!state) {
      state = { active: 0, failures: 0, restUntil: 0, unreachable: null };
      hosts.set(host, state);
    }
    return state;
  };
  /** Full jitter: anything up to the doubling bound. */
  const backOff = (failures: number) =>
    pace * random() * Math.min(LONGEST_REST_MS, FIRST_REST_MS * 2 ** Math.min(failures, 10));

  return {
    mayStart(host, now) {
      const state = hosts.get(host);
      if (!state) return true;
      if (state.restUntil > now) return false;
      const limit = state.restUntil > 0 ? 1 : perHost();
      return state.active < limit;
    },
    started(host) {
      stateOf(host).active += 1;
    },
    ended(host) {
      const state = stateOf(host);
      state.active -= 1;
      if (isPlain(state)) hosts.delete(host);
    },
    heard(host, result, now) {
      if (result.kind === 'unknown') return;
      const state = stateOf(host);
      if (result.kind === 'answered') {
        Object.assign(state, { failures: 0, restUntil: 0, unreachable: null });
        if (isPlain(state)) hosts.delete(host);
        return;
      }
      const resting = state.restUntil > now;
      // Requests that were under way when the rest began say nothing new.
      if (!resting) state.failures += 1;
      if (result.kind === 'unreachable') {
        state.unreachable = { since: state.unreachable?.since ?? now, message: result.message };
      }
      const asked = result.kind === 'unreachable' ? null : result.retryAfterMs;
      if (asked === null) {
        const single = result.kind === 'trouble' && state.failures < FAILURES_BEFORE_REST;
        if (resting || single) return;
      }
      const until = now + (asked ?? backOff(state.failures));
      state.restUntil = Math.max(state.restUntil, until);
    },
    restUntil: (host) => hosts.get(host)?.restUntil ?? 0,
    nextRestEnd(now) {
      const ends = [...hosts.values()].map((state) => state.restUntil).filter((end) => end > now);
      return ends.length > 0 ? Math.min(...ends) : null;
    },
    unreachableSince: (host) => hosts.get(host)?.unreachable?.since ?? null,
    unreachable() {
      for (const state of hosts.values()) if (state.unreachable) return state.unreachable.message;
      return null;
    },
    tryUnreachable() {
      for (const state of hosts.values()) if (state.unreachable) state.restUntil = 1;
    },
    forgetUnreachable() {
      const found = [...hosts].filter(([, state]) => state.unreachable);
      for (const [host] of found) hosts.delete(host);
      return found.length > 0;
    },
  };
}

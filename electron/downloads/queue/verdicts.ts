import type { Clock } from '../../../contract/clock';
import type { PhotoFact } from '../../../contract/fact';
import type { PhotoJob } from '../../../contract/photo';
import type { HostPace } from './host-pace';
import { factOf, hostResultOf, type RetryPolicy } from './outcome-fact';
import { hostOf, nameOfPhoto } from '../photo-identity';
import type { SaveOutcome } from '../saver/save-photo';

/** What outcomes mean for the records, with what is known of each photo's failures and of its host. */
export interface Verdicts {
  /** Its bytes came whole from its URL. */
  whole(job: PhotoJob): void;
  /** The fact for the photo's record; the host is judged by it, too. */
  of(job: PhotoJob, outcome: SaveOutcome): PhotoFact;
}

export function createVerdicts(
  policy: RetryPolicy,
  hosts: HostPace,
  clock: Clock,
  random: () => number,
): Verdicts {
  /** Failures of single photos in this run. */
  const failures = new Map<string, number>();

  return {
    whole(job) {
      hosts.heard(hostOf(job), { kind: 'answered' }, clock.now());
    },
    of(job, outcome) {
      const name = nameOfPhoto(job);
      const host = hostOf(job);
      const now = clock.now();
      hosts.heard(host, hostResultOf(outcome), now);
      const isOwnFailure = outcome.kind === 'delayed' && outcome.reason === 'trouble';
      const count = (failures.get(name) ?? 0) + (isOwnFailure ? 1 : 0);
      const fact = factOf(job, outcome, policy, {
        now,
        failures: count,
        restUntil: hosts.restUntil(host),
        unreachableSince: hosts.unreachableSince(host),
        random: random(),
      });
      if (fact.kind === 'photo-delayed') failures.set(name, count);
      else if (fact.kind !== 'photo-queued') failures.delete(name);
      return fact;
    },
  };
}

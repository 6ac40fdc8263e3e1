import { seededRandom } from '../../sandbox/random';
import { runCampaign, type Campaign, type Kill, type Phase } from './campaign';
import type { Requests } from './ledger';
import type { Target } from './strike';

/** At most so many kills fall on one run of 300 photos. */
const KILLS_A_RUN = 10;

export interface Toll extends Requests {
  kills: Kill[];
  runs: number;
  starts: number;
  /** Empty: all survived. Each says in which run, by its seed, it happened. */
  faults: string[];
}

/** Kills runs of 300 photos at random moments, `kills` times in all; `say` gets a line for every run. */
export async function survive(
  kills: number,
  seed: number,
  say: (line: string) => void,
): Promise<Toll> {
  const unnamed = { seen: 0, fetchedAgain: 0 };
  const toll: Toll = { kills: [], runs: 0, starts: 0, askedAgain: 0, unnamed, faults: [] };
  while (toll.kills.length < kills) {
    const random = seededRandom(seed + toll.runs);
    const left = kills - toll.kills.length;
    const campaign = await runCampaign(random, Math.min(KILLS_A_RUN, left));
    toll.runs += 1;
    toll.starts += campaign.starts;
    toll.askedAgain += campaign.askedAgain;
    unnamed.seen += campaign.unnamed.seen;
    unnamed.fetchedAgain += campaign.unnamed.fetchedAgain;
    toll.kills.push(...campaign.kills);
    toll.faults.push(...campaign.faults.map((fault) => `seed ${seed}, run ${toll.runs}: ${fault}`));
    say(lineOf(toll.runs, campaign));
  }
  return toll;
}

function lineOf(run: number, { kills, starts, faults, askedAgain }: Campaign): string {
  const parts = [`run ${run}: ${kills.length} kills, ${starts} starts`];
  parts.push(`${askedAgain} photos asked for again`, `${faults.length} faults`);
  return parts.join(', ');
}

/** The toll in a table: what was killed, and how far the run had come. */
export function tableOf({ kills, runs, starts, askedAgain, unnamed, faults }: Toll): string {
  const phases: Phase[] = ['starting', 'polling', 'downloading', 'ending'];
  const targets: Target[] = ['program', 'saver', 'both'];
  const count = (target: Target, phase: Phase) =>
    kills.filter((one) => one.target === target && one.phase === phase).length;
  const orphan = Math.max(0, ...kills.map(({ orphanMs }) => orphanMs));
  return [
    `| killed | ${phases.join(' | ')} |`,
    `| --- |${' --- |'.repeat(phases.length)}`,
    ...targets.map(
      (target) => `| ${target} | ${phases.map((phase) => count(target, phase)).join(' | ')} |`,
    ),
    '',
    `${kills.length} kills in ${runs} runs with ${starts} starts; ${askedAgain} photos asked for again ` +
      `that were not whole; ${unnamed.seen} were whole but had no name yet, of which ` +
      `${unnamed.fetchedAgain} were fetched again; a saver outlived its program by ${orphan.toFixed(0)} ms at most; ` +
      `${faults.length} faults`,
  ].join('\n');
}

import { readdirSync, readFileSync } from 'node:fs';
import type { Sandbox } from '../../sandbox/server';
import { descendantsOf } from '../crash/processes';

/** What a program and all its processes took at one moment. */
export interface Sample {
  /** ms since the first sample. */
  at: number;
  /** Proportional set size: what processes share counts once. Bytes. */
  bytes: number;
  /** Open files, sockets and the like. */
  handles: number;
  processes: number;
  /** The bytes by what the processes are for: `main`, `renderer`, `saver`, and Chromium's own. */
  parts: Record<string, number>;
}

/** Looks at the program and all below it every `everyMs`, until `stop`. */
export function watchProgram(pid: number, everyMs: number): { samples: Sample[]; stop(): void } {
  const samples: Sample[] = [];
  const begun = performance.now();
  const look = (): void => {
    const at = performance.now() - begun;
    const sample: Sample = { at, bytes: 0, handles: 0, processes: 0, parts: {} };
    for (const one of [pid, ...descendantsOf(pid)]) {
      try {
        const memory = readFileSync(`/proc/${one}/smaps_rollup`, 'utf8');
        sample.handles += readdirSync(`/proc/${one}/fd`).length;
        const bytes = Number(/^Pss:\s*(\d+)/m.exec(memory)?.[1] ?? 0) * 1_024;
        const part = partOf(readFileSync(`/proc/${one}/cmdline`, 'latin1'));
        sample.parts[part] = (sample.parts[part] ?? 0) + bytes;
        sample.bytes += bytes;
        sample.processes += 1;
      } catch {
        // It has just ended.
      }
    }
    if (sample.processes > 0) samples.push(sample);
  };
  look();
  const timer = setInterval(look, everyMs);
  return { samples, stop: () => clearInterval(timer) };
}

function partOf(commandLine: string): string {
  // The process that saves photos is a utility like those of Chromium's own.
  if (commandLine.includes('node.mojom.NodeService')) return 'saver';
  return /--type=([\w-]+)/.exec(commandLine)?.[1] ?? 'main';
}

/** The middle one of them; 0 where there is none. */
export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

/** The slope of the straight line that fits best (least squares): `of` per hour. */
export function slopePerHour(samples: readonly Sample[], of: (sample: Sample) => number): number {
  const mean = (values: number[]) => values.reduce((sum, one) => sum + one, 0) / values.length;
  const meanAt = mean(samples.map(({ at }) => at));
  const meanOf = mean(samples.map(of));
  let products = 0;
  let squares = 0;
  for (const sample of samples) {
    products += (sample.at - meanAt) * (of(sample) - meanOf);
    squares += (sample.at - meanAt) ** 2;
  }
  return squares === 0 ? 0 : (products / squares) * 3_600_000;
}

export interface RequestTally {
  /** When each of them came, ms since 1970. */
  api: number[];
  photos: number[];
  stop(): void;
}

/** Often enough to see every request before the sandbox forgets it. */
const LOOK_EVERY_MS = 200;

/** Counts the sandbox's requests as they come. */
export function watchRequests({ counts, requests }: Sandbox): RequestTally {
  const tally = { api: [] as number[], photos: [] as number[] };
  let seen = 0;
  const look = (): void => {
    const fresh = counts.api + counts.pictures - seen;
    if (fresh === 0) return;
    seen += fresh;
    for (const { at, method } of requests.slice(-fresh)) {
      (method === 'POST' ? tally.api : tally.photos).push(at);
    }
  };
  const timer = setInterval(look, LOOK_EVERY_MS);
  return {
    ...tally,
    stop() {
      clearInterval(timer);
      look();
    },
  };
}

/** The most moments within any one second. */
export function mostInASecond(moments: readonly number[]): number {
  let from = 0;
  let most = 0;
  for (const [to, at] of moments.entries()) {
    while (at - moments[from]! >= 1_000) from += 1;
    most = Math.max(most, to - from + 1);
  }
  return most;
}

import type { Watch } from '../e2e/watch';
import { median, mostInASecond, slopePerHour, type RequestTally, type Sample } from './gauges';
import type { Verdict } from './judge';

export interface Report {
  table: string;
  /** Why the soak has failed, each in a sentence; empty = it has not. */
  faults: string[];
}

interface Soaked {
  minutes: number;
  seed: number;
  samples: readonly Sample[];
  requests: RequestTally;
  /** How often each storm came. */
  storms: ReadonlyMap<string, number>;
  verdict: Verdict;
  watch: Watch;
}

/** Handles beyond those of the first third that are no leak: photos under way, files being read. */
const MORE_HANDLES = 100;
/** So many of each kind are named. */
const NAMED = 5;

/** The figures in a table, and what of them is a fault. */
export function report({
  minutes,
  seed,
  samples,
  requests,
  storms,
  verdict,
  watch,
}: Soaked): Report {
  const third = Math.floor(samples.length / 3);
  const first = samples.slice(third / 2, third);
  const last = samples.slice(-third);
  const [memory, handles] = [
    (sample: Sample) => sample.bytes / 1024 ** 2,
    (sample: Sample) => sample.handles,
  ];
  const inPart = (part: string) => (sample: Sample) => (sample.parts[part] ?? 0) / 1024 ** 2;
  const parts = [...new Set(samples.flatMap((sample) => Object.keys(sample.parts)))].toSorted();
  const line = (name: string, of: (sample: Sample) => number, unit: string) => {
    const figures = [
      of(samples[0]!),
      median(samples.map(of)),
      Math.max(...samples.map(of)),
      median(last.map(of)),
    ];
    const slope = slopePerHour(last, of);
    const cells = [...figures.map((figure) => figure.toFixed(0)), slope.toFixed(0)];
    return `| ${name} (${unit}) | ${cells.join(' | ')} |`;
  };
  const asked = requests.api.length;
  const counts = [
    ['tasks', verdict.tasks],
    ['storms', [...storms.values()].reduce((sum, times) => sum + times, 0)],
    ['kinds of storm', storms.size],
    ['questions to the API', asked],
    ['questions a task', (asked / Math.max(1, verdict.tasks)).toFixed(2)],
    ['questions in any one second, at most', mostInASecond(requests.api)],
    ['requests for photos', requests.photos.length],
    ['photos saved', verdict.photos],
    ['tasks lost', verdict.lost.length],
    ['tasks without an answer', verdict.starved.length],
    ['photos not saved', verdict.unsaved.length],
    ['photos wrong', verdict.wrong.length],
    ['files nobody knows of', verdict.unknown.length],
    ['`.part` files left', verdict.parts.length],
  ];
  const table = [
    `${minutes} minutes, seed ${seed}`,
    '',
    '|  | start | median | highest | median of the last third | its slope an hour |',
    '| --- | --- | --- | --- | --- | --- |',
    line('memory', memory, 'MB, PSS'),
    ...parts.map((part) => line(`of it ${part}`, inPart(part), 'MB')),
    line('handles', handles, 'open'),
    '',
    '|  |  |',
    '| --- | --- |',
    ...counts.map(([name, count]) => `| ${name} | ${count} |`),
  ].join('\n');

  const faults: string[] = [];
  const blame = (what: string, some: readonly string[]) => {
    if (some.length === 0) return;
    faults.push(`${some.length} ${what}: ${some.slice(0, NAMED).join('; ')}`);
  };
  blame('tasks are lost', verdict.lost);
  blame('tasks were never answered', verdict.starved);
  blame('photos are not saved', verdict.unsaved);
  blame('photos are wrong', verdict.wrong);
  blame('files are known to nobody', verdict.unknown);
  blame('.part files are left', verdict.parts);
  if (verdict.unsound) faults.push(`The database is not sound: ${verdict.unsound}`);
  const crashes = watch.trouble.filter((one) => /^page error|crashed/.test(one));
  blame('times the window failed', crashes);
  const grown = median(last.map(handles)) - median(first.map(handles));
  if (grown > MORE_HANDLES) faults.push(`${grown} handles more than in the first third`);
  return { table, faults };
}

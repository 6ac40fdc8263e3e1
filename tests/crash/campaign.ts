import { setTimeout as wait } from 'node:timers/promises';
import { pick, type Random } from '../../sandbox/random';
import { openDesk, uuid, type Desk, type Outcome } from '../cli/desk';
import { expectedPhotos, inspect, type Expected } from './inspect';
import { openLedger, type Ledger, type Requests } from './ledger';
import { ORPHAN_MS, strike, until, type Strike } from './strike';

/** One run of 300 photos, from the list to the last file, that is killed on its way again and again. */

const PHOTOS = 300;
/**
 * A kill comes at any moment up to this long after the last one, or after a start, its first question or
 * its first photo, in ms: so it falls on all that happens, however slow the machine is.
 */
const LATEST_KILL_MS = 700;
/** A start that does not get that far for so long is killed all the same, in ms. */
const PATIENCE_MS = 10_000;

/** How far it had come: this start had asked nothing yet · no photo saved yet · some · all. */
export type Phase = 'starting' | 'polling' | 'downloading' | 'ending';

export interface Kill extends Strike {
  phase: Phase;
}

export interface Campaign extends Requests {
  kills: Kill[];
  starts: number;
  /** What went wrong, each in a sentence. */
  faults: string[];
}

/** Kills a run up to `budget` times, then lets it come to its end. */
export async function runCampaign(random: Random, budget: number): Promise<Campaign> {
  const cleanUps: (() => unknown)[] = [];
  try {
    const desk = await openDesk({
      onTestFinished: (cleanUp) => void cleanUps.push(cleanUp as () => unknown),
    });
    const list = await submit(desk, random);
    const expected = knownPhotos(desk);
    const ledger = openLedger(desk);
    const kills: Kill[] = [];
    let starts = 0;
    for (let isOver = false; !isOver; starts += 1) {
      isOver = await startOnce(desk, list, random, budget, { expected, ledger, kills });
    }
    await judgeEnd(desk, expected, ledger);
    return { ...ledger.judgeRequests(), kills, starts, faults: ledger.faults };
  } finally {
    for (const cleanUp of cleanUps.toReversed()) await cleanUp();
  }
}

/** 300 tasks that finish within seconds, some of whose photos are slow, or cut the first time. */
async function submit(desk: Desk, random: Random): Promise<string> {
  const list = await desk.list(
    'list.csv',
    Array.from({ length: PHOTOS }, (_, n) => ({
      id: uuid(n),
      name: `Person ${n}`,
      format: pick(random, ['png', 'png', 'png', 'jpeg', 'webp'] as const),
      finishesAfterMs: Math.floor(random() * 3_000),
    })),
  );
  desk.sandbox.faults.latencyMs = 25;
  for (let n = 0; n < PHOTOS; n += 1) {
    const chance = random();
    if (chance < 0.1) {
      desk.sandbox.faults.photo(uuid(n), { kind: 'slow', bytesPerSecond: 60_000 });
    } else if (chance < 0.2) {
      const atByte = Math.floor(random() * 10_000);
      desk.sandbox.faults.photo(uuid(n), { kind: 'cut', atByte }, 1);
    }
  }
  return list;
}

/** What the sandbox serves, which grows as tasks finish. */
function knownPhotos(desk: Desk): () => Expected {
  let known: Expected = new Map();
  return () => {
    if (known.size < PHOTOS) known = expectedPhotos(desk, PHOTOS);
    return known;
  };
}

/** Starts the program, and kills it or its child. true = it came to its end by itself. */
async function startOnce(
  desk: Desk,
  list: string,
  random: Random,
  budget: number,
  { expected, ledger, kills }: { expected: () => Expected; ledger: Ledger; kills: Kill[] },
): Promise<boolean> {
  const { api, pictures } = desk.sandbox.counts;
  const hasCome = {
    start: () => true,
    question: () => desk.sandbox.counts.api > api,
    photo: () => desk.sandbox.counts.pictures > pictures,
  };
  const running = desk.startFetch([list]);
  let outcome: Outcome | null = null as Outcome | null;
  void running.ended.then((told) => (outcome = told));
  const from = pick(random, ['start', 'question', 'photo', 'photo'] as const);
  await until(() => outcome !== null || hasCome[from](), PATIENCE_MS);
  while (kills.length < budget) {
    await Promise.race([wait(random() * LATEST_KILL_MS), running.ended]);
    if (outcome) break;
    const hasAsked = hasCome.question();
    const wanted = pick(random, ['program', 'saver', 'both'] as const);
    const done = await strike(running, wanted, random);
    const goesOn = done.target === 'saver';
    const found = await inspect(desk, expected, goesOn);
    const when = `kill ${kills.length + 1} (${done.target})`;
    ledger.note(found, when);
    if (done.orphanMs >= ORPHAN_MS) ledger.faults.push(`${when}: the saver outlives the program`);
    kills.push({ ...done, phase: hasAsked ? phaseOf(found.whole.size) : 'starting' });
    if (!goesOn) break;
  }
  const { code, stderr } = await running.ended;
  if (code !== null && code !== 0) ledger.faults.push(`it ended with code ${code}: ${stderr}`);
  // A program that was killed has no exit code.
  return code !== null;
}

function phaseOf(photos: number): Phase {
  if (photos === 0) return 'polling';
  return photos < PHOTOS ? 'downloading' : 'ending';
}

/** In the end every task is tracked and every photo delivered, once. */
async function judgeEnd(desk: Desk, expected: () => Expected, ledger: Ledger): Promise<void> {
  const end = await inspect(desk, expected, false);
  ledger.note(end, 'at the end');
  const counts = { tasks: end.tasks.size, photos: end.whole.size, files: end.files };
  for (const [what, count] of Object.entries(counts)) {
    if (count !== PHOTOS) ledger.faults.push(`at the end there are ${count} ${what}`);
  }
}

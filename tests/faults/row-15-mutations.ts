/** What can happen to a file. */
import { mkdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export const PAGE_BYTES = 4096;

type Random = () => number;

interface Mutation {
  name: string;
  /** How often it comes, against the others. */
  weight: number;
  apply(path: string, random: Random): void;
}

/** Changes the bytes of a file. */
function changing(change: (bytes: Buffer, random: Random) => void) {
  return (path: string, random: Random) => {
    const bytes = readFileSync(path);
    change(bytes, random);
    writeFileSync(path, bytes);
  };
}

const below = (random: Random, limit: number) => Math.floor(random() * limit);

const pageOf = (bytes: Buffer, n: number) => bytes.subarray(n * PAGE_BYTES, (n + 1) * PAGE_BYTES);
const anyPage = (bytes: Buffer, random: Random) => below(random, bytes.length / PAGE_BYTES);

const flipBit = changing((bytes, random) => {
  const at = below(random, bytes.length);
  bytes[at] = bytes[at]! ^ (1 << below(random, 8));
});

const overwriteSome = changing((bytes, random) => {
  const at = below(random, bytes.length);
  for (let i = at; i < Math.min(bytes.length, at + 1 + below(random, 64)); i += 1) {
    bytes[i] = below(random, 256);
  }
});

/** Blanks pages, numbered from 1. */
export function blank(path: string, pages: readonly number[]): void {
  const bytes = readFileSync(path);
  for (const n of pages) pageOf(bytes, n - 1).fill(0);
  writeFileSync(path, bytes);
}

function shorten(path: string, random: Random): void {
  truncateSync(path, below(random, readFileSync(path).length));
}

function replaceBy(what: string | null) {
  return (path: string) => {
    rmSync(path);
    if (what === null) mkdirSync(join(path, 'inside'), { recursive: true });
    else writeFileSync(path, what);
  };
}

const OF_THE_DATABASE: Mutation[] = [
  { name: 'a bit is flipped', weight: 6, apply: flipBit },
  { name: 'some bytes are overwritten', weight: 6, apply: overwriteSome },
  {
    name: 'a page is blank',
    weight: 5,
    apply: changing((bytes, random) => void pageOf(bytes, anyPage(bytes, random)).fill(0)),
  },
  {
    name: 'many pages are blank',
    weight: 4,
    apply: changing((bytes, random) => {
      for (let n = 1 + below(random, 40); n > 0; n -= 1) {
        pageOf(bytes, anyPage(bytes, random)).fill(0);
      }
    }),
  },
  {
    name: 'a stretch of pages is noise',
    weight: 3,
    apply: changing((bytes, random) => {
      const from = anyPage(bytes, random);
      const noise = bytes.subarray(from * PAGE_BYTES, (from + 1 + below(random, 30)) * PAGE_BYTES);
      for (let i = 0; i < noise.length; i += 1) noise[i] = below(random, 256);
    }),
  },
  {
    name: 'a page was written to the place of another',
    weight: 3,
    apply: changing((bytes, random) => {
      pageOf(bytes, anyPage(bytes, random)).copy(bytes, anyPage(bytes, random) * PAGE_BYTES);
    }),
  },
  {
    name: 'its head is noise',
    weight: 2,
    apply: changing((bytes, random) => {
      for (let i = 0; i < 100; i += 1) bytes[i] = below(random, 256);
    }),
  },
  { name: 'it is cut short', weight: 4, apply: shorten },
  { name: 'it is a text', weight: 1, apply: replaceBy('Dear operator,\n'.repeat(500)) },
  { name: 'it is empty', weight: 1, apply: replaceBy('') },
  { name: 'it is a folder', weight: 1, apply: replaceBy(null) },
  { name: 'it is gone', weight: 1, apply: (path) => rmSync(path) },
];

const OF_THE_LOG: Mutation[] = [
  { name: 'a bit of the log is flipped', weight: 6, apply: flipBit },
  { name: 'some bytes of the log are overwritten', weight: 5, apply: overwriteSome },
  { name: 'the log is cut short', weight: 5, apply: shorten },
  { name: 'the log is a text', weight: 1, apply: replaceBy('Dear operator,\n'.repeat(500)) },
];

/** Of what is noted beside the database, which is then sound. */
const OF_THE_NOTES: Mutation[] = [
  { name: 'a bit of the notes is flipped', weight: 3, apply: flipBit },
  { name: 'some bytes of the notes are overwritten', weight: 3, apply: overwriteSome },
  { name: 'the notes are cut short', weight: 2, apply: shorten },
  { name: 'the notes are a text', weight: 1, apply: replaceBy('Dear operator,\n'.repeat(500)) },
];

/** Damages the database of a profile, its log, or what is noted of them, and says how. */
export function damage(profile: string, random: Random): string {
  const files = [
    { name: 'tracking.db', mutations: OF_THE_DATABASE, share: 0.6 },
    { name: 'tracking.db-wal', mutations: OF_THE_LOG, share: 0.3 },
    { name: 'tracking.sums', mutations: OF_THE_NOTES, share: 0.05 },
    { name: 'tracking.end', mutations: OF_THE_NOTES, share: 0.05 },
  ].filter(({ name }) => statSync(join(profile, name), { throwIfNoEntry: false })?.size);
  const { name, mutations } = pick(files, ({ share }) => share, random);
  const mutation = pick(mutations, ({ weight }) => weight, random);
  mutation.apply(join(profile, name), random);
  return mutation.name;
}

/** One of them, each as often as its share of all. */
function pick<T>(from: readonly T[], shareOf: (one: T) => number, random: Random): T {
  let place = random() * from.reduce((sum, one) => sum + shareOf(one), 0);
  return from.find((one) => (place -= shareOf(one)) < 0) ?? from[0]!;
}

// The seeded world: which tasks exist, and what state each is in at which time.

import type { ImageFormat, Images, Portrait } from './images';
import { formatOf, withComment } from './images';
import { hashOf, pick, seededRandom } from './random';

export type Template =
  | 'male_portrait'
  | 'male_portrait2'
  | 'kindergarten'
  | 'logo_tshirt'
  | 'wedding'
  | 'business_photo'
  | 'bob_suit'
  | 'female_portrait';

export interface TaskSpec {
  id: string;
  /** What becomes of the task; `unknown-to-api` is an ID the API has never heard of. */
  outcome: 'finished' | 'failed' | 'unknown-forever' | 'waiting-forever' | 'unknown-to-api';
  /** Time from submission to the outcome, ms at pace 1. */
  finishesAfterMs: number;
  /** Photos of a finished task; one for each of `imageUrls`, or 1, when left out. 0: no pictures. */
  photos?: number;
  /** All photos have one `image_url`, as in the vendor's example. */
  sharedUrl?: boolean;
  /** What its photos' `image_url`s say, one a photo, instead of the sandbox's own addresses. */
  imageUrls?: readonly string[];
  /** For so long (ms at pace 1) answers say status "unknown"; then, until the outcome, nothing. */
  unknownForMs?: number;
  /** For so long (ms at pace 1) the API does not know the ID yet. */
  absentForMs?: number;
  /** How long before it was added here the task was submitted, ms; shifts `created_at` alone. */
  ageMs?: number;
  template?: Template;
  mode?: 'fast' | 'relax';
  /** Number of the sample portrait; when left out, one of `format` is chosen by the ID. */
  portrait?: number;
  format?: ImageFormat;
  /** What a failed task says. */
  error?: { code: string; message: string };
  /** Answers also hold `started_at`, `finished_at` and `elapsed`, which the vendor's page lacks. */
  timings?: boolean;
}

export type TaskState = 'absent' | 'waiting' | 'unknown' | 'failed' | 'finished';

export interface SandboxTask {
  spec: TaskSpec;
  portrait: Portrait;
  /** ms since 1970. */
  createdAt: number;
  /** When the outcome is reached, ms since 1970. */
  finishesAt: number;
}

export interface World {
  add(specs: readonly TaskSpec[]): void;
  task(id: string): SandboxTask | undefined;
  state(task: SandboxTask): TaskState;
  /** Path and query of the task's photo `n`, counted from 1. */
  photoPath(task: SandboxTask, n: number): string;
  /** The photo at a path: whose it is and its bytes; undefined where there is no such photo (yet). */
  photo(path: string): { task: SandboxTask; bytes: Buffer; format: ImageFormat } | undefined;
  /** The picture a task was made from, at its path under `/uploads/`. */
  source(path: string): Buffer | undefined;
}

interface WorldOptions {
  seed: number;
  images: Images;
  now: () => number;
  /** Multiplies every span of a spec: 1 = as the real service. */
  pace: number;
  /** Which edition of its photos' URLs a task hands out, from 1; rises as they expire. */
  edition: (taskId: string) => number;
}

const extension = (portrait: Portrait) => portrait.shots[0]?.split('.').at(-1) ?? 'png';

/** A path segment as it was meant; as it stands where its percent signs mean nothing. */
function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

/** An empty world; tasks begin to run at the moment they are added. */
export function createWorld(options: WorldOptions): World {
  const { images, pace, now } = options;
  const tasks = new Map<string, SandboxTask & { addedAt: number }>();

  function portraitFor(spec: TaskSpec): Portrait {
    const asked = images.portraits.find(({ number }) => number === spec.portrait);
    if (asked) return asked;
    const format = spec.format ?? 'png';
    const fitting = images.portraits.filter((portrait) => portrait.format === format);
    const random = seededRandom(hashOf(spec.id) ^ options.seed);
    return pick(random, fitting.length > 0 ? fitting : images.portraits);
  }

  function state(task: SandboxTask): TaskState {
    const { spec } = task;
    const addedAt = tasks.get(spec.id)?.addedAt ?? now();
    const elapsed = now() - addedAt;
    if (spec.outcome === 'unknown-to-api' || elapsed < (spec.absentForMs ?? 0) * pace) {
      return 'absent';
    }
    if (spec.outcome === 'unknown-forever') return 'unknown';
    if (spec.outcome !== 'waiting-forever' && elapsed >= spec.finishesAfterMs * pace) {
      return spec.outcome;
    }
    return elapsed < (spec.unknownForMs ?? 0) * pace ? 'unknown' : 'waiting';
  }

  return {
    add(specs) {
      const addedAt = now();
      for (const spec of specs) {
        tasks.set(spec.id, {
          spec,
          addedAt,
          portrait: portraitFor(spec),
          createdAt: addedAt - (spec.ageMs ?? 0),
          finishesAt: addedAt + spec.finishesAfterMs * pace,
        });
      }
    },
    task: (id) => tasks.get(id),
    state,
    photoPath({ spec, portrait }, n) {
      // A dot never stands in an ID, so `<id>.2.png` cannot be another task's first photo.
      const which = n === 1 || spec.sharedUrl ? '' : `.${n}`;
      const edition = options.edition(spec.id);
      const query = edition > 1 ? `?v=${edition}` : '';
      return `/headshots/${encodeURIComponent(spec.id)}${which}.${extension(portrait)}${query}`;
    },
    photo(path) {
      const parts = /^\/headshots\/([^/.]+)(?:\.([1-9]\d?))?\.\w+$/.exec(path);
      const task = tasks.get(decoded(parts?.[1] ?? ''));
      const n = Number(parts?.[2] ?? 1);
      if (
        !task ||
        state(task) !== 'finished' ||
        n > (task.spec.photos ?? task.spec.imageUrls?.length ?? 1)
      )
        return undefined;
      const { shots, format } = task.portrait;
      const file = shots[(n - 1) % shots.length] ?? '';
      const bytes = images.bytes(file);
      if (!bytes || formatOf(path) !== format) return undefined;
      return { task, format, bytes: withComment(bytes, format, `${task.spec.id} photo ${n}`) };
    },
    source(path) {
      const number = /^\/uploads\/[\da-f-]+(\d\d)\.jpg$/.exec(path)?.[1];
      const portrait = images.portraits.find((one) => one.number === Number(number));
      return portrait && images.bytes(portrait.source);
    },
  };
}

import { isAbsolute } from 'node:path';
import * as v from 'valibot';
import { IMAGE_TYPES, type PhotoJob, type WholePhoto } from '../../../contract/photo';
import { PORTRAIT_TROUBLES, type PortraitTrouble } from '../../../contract/portrait';
import { isPreview } from '../../../contract/preview';
import type { FolderTrouble } from '../folders/folder-trouble';
import type { SaveOutcome, SaveTarget } from '../saver/save-photo';

/**
 * What the engine and the process that saves photos say to each other, as birpc carries it. That
 * process talks to servers that nobody vouches for: whatever comes from it is judged here, and a
 * message that it could not have sent in good health ends it (remote-saver.ts).
 */

/** What the process is asked to do. `n` numbers a photo within the process's life. */
export interface SaverCalls {
  /** Comes first, once. */
  open(input: SaverInput): void;
  save(n: number, job: PhotoJob, target: SaveTarget): SaveOutcome;
  stop(n: number): void;
  /** Answered at once by a process that does not hang. */
  ping(): void;
  probe(folder: string): FolderTrouble | null;
  rest(): void;
  reconnect(): void;
  thumbnail(photo: WholePhoto): string | null;
  portrait(url: string, folder: string): PortraitTrouble | null;
  /** Answered when nothing is under way and nothing more will be told. */
  close(): void;
}

export interface SaverInput {
  /** Tells the account from all others, over all runs; nothing secret. */
  account: string;
  /** The API's own origin when the API is on loopback: photos may be there, too. Else null. */
  loopbackOrigin: string | null;
  /**
   * Photos are decoded: where thumbnails are kept, up to how many bytes of them, and whether a window
   * will want to see those of new photos; null = they are not decoded.
   */
  pictures: { folder: string; maxBytes: number; ahead: boolean } | null;
}

/** What the process tells and asks. */
export interface EngineCalls {
  /** Photo `n` is whole, `fetched` from its URL just now or not; answered when the record knows, rejected when it cannot. */
  whole(n: number, whole: WholePhoto, fetched: boolean): Promise<void>;
  /** Paths of saved photos with this hash. */
  claimed(sha256: string): Promise<string[]>;
  /** The system's proxy for a URL: `DIRECT`, or anything else. */
  proxyFor(url: string): Promise<string>;
  /** HTTP requests and bytes since it was told last; at most ten times a second. */
  progress(requests: number, bytes: number): void;
  /** What the photo with this hash looks like from afar: contract/preview.ts. */
  preview(sha256: string, preview: string): void;
}

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const sha256 = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));
const path = v.pipe(v.string(), v.maxLength(32_768), v.check(isAbsolute));
const webAddress = v.pipe(v.string(), v.maxLength(65_536), v.regex(/^https?:\/\//));
/** Words may come from a server; they are kept short, not refused. */
const words = (most: number) =>
  v.pipe(
    v.string(),
    v.transform((text) => text.slice(0, most)),
  );
const ERROR = v.object({ code: words(100), message: words(2_000) });

const WHOLE = v.object({ path, bytes: count, sha256, type: v.picklist(IMAGE_TYPES) });

const TROUBLE = v.object({
  code: v.picklist(['no-space', 'read-only', 'no-folder']),
  message: words(2_000),
});

const OUTCOME = v.variant('kind', [
  v.object({
    kind: v.literal('saved'),
    ...WHOLE.entries,
    fetched: v.boolean(),
    damaged: v.boolean(),
  }),
  v.object({ kind: v.literal('taken'), error: ERROR }),
  v.object({
    kind: v.literal('delayed'),
    reason: v.picklist(['unreachable', 'rate-limited', 'trouble']),
    error: ERROR,
    retryAfterMs: v.nullable(v.pipe(v.number(), v.finite(), v.minValue(0))),
  }),
  v.object({ kind: v.literal('expired'), error: ERROR }),
  v.object({ kind: v.literal('refused'), error: ERROR }),
  v.object({ kind: v.literal('misplaced'), error: ERROR }),
  v.object({ kind: v.literal('folder'), trouble: TROUBLE }),
  v.object({ kind: v.literal('stopped') }),
]);

/** birpc's own envelope: a question by name with its input, or the answer to one of ours. */
const MESSAGE = v.union([
  v.variant('m', [
    question('whole', v.strictTuple([count, WHOLE, v.boolean()])),
    question('claimed', v.strictTuple([sha256])),
    question('proxyFor', v.strictTuple([webAddress])),
    question('progress', v.strictTuple([count, count])),
    question('preview', v.strictTuple([sha256, v.pipe(v.string(), v.check(isPreview))])),
  ]),
  v.object({
    t: v.literal('s'),
    i: v.string(),
    r: v.optional(v.unknown()),
    e: v.optional(v.unknown()),
  }),
]);

/** What was said in one turn of the event loop (gather-messages.ts). */
const MESSAGES = v.pipe(v.array(MESSAGE), v.minLength(1));

function question<Name extends keyof EngineCalls, Input extends v.GenericSchema>(
  name: Name,
  input: Input,
) {
  return v.object({
    t: v.literal('q'),
    m: v.literal(name),
    a: input,
    i: v.optional(v.string()),
  });
}

/** What the process said; undefined = it makes no sense. Answers are looked into by who asked. */
export function readMessages(messages: unknown): v.InferOutput<typeof MESSAGE>[] | undefined {
  return parsed(MESSAGES, messages);
}

/** The answer to `save`; undefined = it makes no sense. So the others, too. */
export function readOutcome(answer: unknown): SaveOutcome | undefined {
  return parsed(OUTCOME, answer);
}

export function readTrouble(answer: unknown): FolderTrouble | null | undefined {
  return parsed(v.nullable(TROUBLE), answer);
}

export function readThumbnail(answer: unknown): string | null | undefined {
  return parsed(v.nullable(path), answer);
}

export function readPortrait(answer: unknown): PortraitTrouble | null | undefined {
  return parsed(v.nullable(v.picklist(PORTRAIT_TROUBLES)), answer);
}

function parsed<Schema extends v.GenericSchema>(
  schema: Schema,
  value: unknown,
): v.InferOutput<Schema> | undefined {
  const result = v.safeParse(schema, value);
  return result.success ? result.output : undefined;
}

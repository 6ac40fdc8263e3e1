import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import type { ImageType, PhotoError, PhotoJob } from '../../contract/photo';
import { FETCH_LIMITS, type FetchOutcome, type TakePiece } from './fetch-photo';
import { type LinkFile, giveFinalName } from './final-name';
import { errorCode, type FolderTrouble, folderTrouble } from './folder-trouble';
import type { Folder, Folders } from './folders';
import type { FetchFailureKind } from './http-answer';
import type { StructureProblem } from './image-structure';
import { nameOf } from './naming';
import { createPartWriter, type PartWriter } from './part-writer';

/** Where photos are to be saved. */
export interface SaveTarget {
  /** Absolute path of the folder that the operator chose. */
  folder: string;
  nameTemplate: string;
}

/** What became of one attempt to save one photo. */
export type SaveOutcome =
  /** The file is whole, flushed, and has its name; the name itself is durable after a folder sync. */
  | {
      kind: 'saved';
      path: string;
      bytes: number;
      sha256: string;
      type: ImageType;
      /** From its URL; false = copied from its twin. */
      fetched: boolean;
    }
  /** A later attempt may do better. */
  | {
      kind: 'delayed';
      reason: Extract<FetchFailureKind, 'unreachable' | 'rate-limited' | 'trouble'>;
      error: PhotoError;
      /** The pause that the server asked for, in ms; null = none. */
      retryAfterMs: number | null;
    }
  /** The URL is gone; the API may have a fresh one. */
  | { kind: 'expired'; error: PhotoError }
  /** Never by itself. */
  | { kind: 'refused'; error: PhotoError }
  /** The path that the template gives this photo cannot be made; its URL was not asked. */
  | { kind: 'misplaced'; error: PhotoError }
  /** The folder takes nothing right now. */
  | { kind: 'folder'; trouble: FolderTrouble }
  /** Given up because `signal` was aborted. */
  | { kind: 'stopped' };

export interface SavePorts {
  folders: Folders;
  fetch(url: string, take: TakePiece, signal: AbortSignal): Promise<FetchOutcome>;
  linkFile?: LinkFile;
}

const EXTENSIONS: Record<ImageType, string> = { png: '.png', jpeg: '.jpg', webp: '.webp' };

/**
 * Saves one photo: from its twin on disk if there is one that still has its hash, else from its URL.
 * A final name appears only for a whole image, and nothing is ever overwritten. Leaves no `.part`
 * file behind unless the process is killed. All it needs and gives is plain data, so that it can run
 * in a process of its own.
 */
export async function savePhoto(
  job: PhotoJob,
  target: SaveTarget,
  signal: AbortSignal,
  ports: SavePorts,
): Promise<SaveOutcome> {
  const { folders: names, base } = nameOf(target.nameTemplate, job);
  const opened = await ports.folders.open(target.folder, names);
  if (!opened.ok) {
    if ('trouble' in opened) return { kind: 'folder', trouble: opened.trouble };
    return { kind: 'misplaced', error: opened.refusal };
  }
  const place: Place = {
    folder: opened.folder,
    base,
    root: target.folder,
    linkFile: ports.linkFile,
  };
  const copied = job.twin ? await copyTwin(job.twin, place, signal) : null;
  return copied ?? fetchNew(job.url, place, signal, ports);
}

interface Place {
  folder: Folder;
  base: string;
  /** The chosen folder, for messages. */
  root: string;
  linkFile: LinkFile | undefined;
}

/** null = the twin is gone or is not what it was: fetch. */
async function copyTwin(
  twin: { path: string; sha256: string },
  place: Place,
  signal: AbortSignal,
): Promise<SaveOutcome | null> {
  const writer = createPartWriter(place.folder.path);
  let twinFile: FileHandle | null = null;
  try {
    twinFile = await open(twin.path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0));
    for await (const piece of twinFile.createReadStream({ end: FETCH_LIMITS.maxBytes })) {
      if (signal.aborted) return await dropped(writer, { kind: 'stopped' });
      if (!(await writer.take(piece as Buffer))) break;
    }
  } catch {
    return dropped(writer, null);
  } finally {
    await twinFile?.close().catch(() => {});
  }
  if (writer.error()) return failedToWrite(writer, place);
  const written = await writer.finish();
  if (!written) return writer.error() ? failedToWrite(writer, place) : dropped(writer, null);
  return written.sha256 === twin.sha256
    ? named(writer, written, place, false)
    : dropped(writer, null);
}

async function fetchNew(
  url: string,
  place: Place,
  signal: AbortSignal,
  ports: SavePorts,
): Promise<SaveOutcome> {
  const writer = createPartWriter(place.folder.path);
  const outcome = await ports.fetch(url, writer.take, signal);
  if (writer.error()) return failedToWrite(writer, place);
  if (outcome.kind === 'stopped') return dropped(writer, outcome);
  if (outcome.kind === 'failed') return dropped(writer, readFailure(outcome.failure));
  const written = await writer.finish();
  if (written) return named(writer, written, place, true);
  const problem = writer.problem();
  if (writer.error() || !problem) return failedToWrite(writer, place);
  const framed = outcome.kind === 'unwanted' || outcome.framed;
  return dropped(writer, readProblem(problem, framed));
}

async function dropped<Outcome>(writer: PartWriter, outcome: Outcome): Promise<Outcome> {
  await writer.discard();
  return outcome;
}

async function named(
  writer: PartWriter,
  written: { path: string; bytes: number; sha256: string; type: ImageType },
  place: Place,
  fetched: boolean,
): Promise<SaveOutcome> {
  const { bytes, sha256, type } = written;
  const { folder, base, linkFile } = place;
  try {
    const path = await giveFinalName(written.path, folder, base, EXTENSIONS[type], linkFile);
    return { kind: 'saved', path, bytes, sha256, type, fetched };
  } catch (error) {
    return dropped(writer, readDiskError(error, place));
  }
}

function failedToWrite(writer: PartWriter, place: Place): Promise<SaveOutcome> {
  return dropped(writer, readDiskError(writer.error(), place));
}

function readDiskError(error: unknown, place: Place): SaveOutcome {
  const trouble = folderTrouble(error, place.root);
  if (trouble) return { kind: 'folder', trouble };
  const code = errorCode(error) || 'unknown';
  const message = `The photo could not be written to the disk (${code}).`;
  return {
    kind: 'delayed',
    reason: 'trouble',
    error: { code: 'disk', message },
    retryAfterMs: null,
  };
}

function readFailure(failure: {
  kind: FetchFailureKind;
  code: string;
  message: string;
  retryAfterMs: number | null;
}): SaveOutcome {
  const { kind, code, message, retryAfterMs } = failure;
  const error = { code, message };
  if (kind === 'refused' || kind === 'expired') return { kind, error };
  return { kind: 'delayed', reason: kind, error, retryAfterMs };
}

const PROBLEMS: Record<StructureProblem, string> = {
  empty: 'The server sent an empty file instead of the photo.',
  html: 'The server sent a web page instead of the photo. A log-in page of this network, perhaps?',
  'not-an-image': 'What the server sent is neither PNG nor JPEG nor WebP.',
  damaged: 'The photo arrived damaged.',
  truncated: 'The photo arrived incomplete.',
};

/** `framed`: the length of the body was told, so that it ended where it was meant to. */
function readProblem(problem: StructureProblem, framed: boolean): SaveOutcome {
  const error = { code: problem, message: PROBLEMS[problem] };
  const mayMend =
    problem === 'damaged' || problem === 'truncated' || (problem === 'empty' && !framed);
  if (!mayMend) return { kind: 'refused', error };
  return { kind: 'delayed', reason: 'trouble', error, retryAfterMs: null };
}

import type { ImageType, PhotoError } from '../../../contract/photo';
import type { TakenPolicy } from '../../../contract/settings';
import type { TakeOutcome } from '../fetch/fetch-whole';
import { errorCode, type FolderTrouble, folderTrouble } from '../folders/folder-trouble';
import type { FetchFailure, FetchFailureKind } from '../fetch/http-answer';
import type { StructureProblem } from '../images/image-structure';

/** Where photos are to be saved. */
export interface SaveTarget {
  /** Absolute path of the folder that the operator chose. */
  folder: string;
  nameTemplate: string;
  onTaken: TakenPolicy;
}

/** What became of one attempt to save one photo. */
export type SaveOutcome =
  /** The file is whole, flushed, and has its name. */
  | {
      kind: 'saved';
      path: string;
      bytes: number;
      sha256: string;
      type: ImageType;
      /** From its URL; false = it was on disk already: here, under another name, or as its twin. */
      fetched: boolean;
      /** As the server has it, twice over, but no picture can be made of its bytes. */
      damaged: boolean;
    }
  /** Another file has its name, and the operator wants to be asked. */
  | { kind: 'taken'; error: PhotoError }
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

/** The outcome where nothing whole was fetched. `root`: the chosen folder, for messages. */
export function readTake(take: Exclude<TakeOutcome, { kind: 'whole' }>, root: string): SaveOutcome {
  switch (take.kind) {
    case 'stopped':
      return take;
    case 'failed':
      return readFailure(take.failure);
    case 'problem':
      return readProblem(take.problem, take.framed);
    case 'disk':
      return readDiskError(take.error, root);
  }
}

/** The outcome where the file system refused: trouble with the folder, or with this photo alone. */
export function readDiskError(error: unknown, root: string): SaveOutcome {
  const trouble = folderTrouble(error, root);
  if (trouble) return { kind: 'folder', trouble };
  const code = errorCode(error) || 'unknown';
  return troubled('disk', `The photo could not be written to the disk (${code}).`);
}

/** The outcome where the file at `path` has the photo's name, and the operator wants to be asked. */
export function nameTaken(path: string): SaveOutcome {
  const message = `There is a file at ${path} already, so the photo was not saved.`;
  return { kind: 'taken', error: { code: 'name-taken', message } };
}

function readFailure({ kind, code, message, retryAfterMs }: FetchFailure): SaveOutcome {
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
  const mayMend =
    problem === 'damaged' || problem === 'truncated' || (problem === 'empty' && !framed);
  if (mayMend) return troubled(problem, PROBLEMS[problem]);
  return { kind: 'refused', error: { code: problem, message: PROBLEMS[problem] } };
}

function troubled(code: string, message: string): SaveOutcome {
  return { kind: 'delayed', reason: 'trouble', error: { code, message }, retryAfterMs: null };
}

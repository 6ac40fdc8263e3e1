import type { FileHandle } from 'node:fs/promises';
import type { WholePhoto } from '../../contract/photo';
import type { LeftOutOfList } from '../tracking/left-out';
import type { ReportRow } from '../tracking/report-rows';
import type { LeftOutPart, Piece, ReportLayout } from './layout';

/** Tasks that are read at once: some 10 ms of either thread. */
const TASKS_AT_ONCE = 200;
/** Small pictures that are made and held at once. */
const PICTURES_AT_ONCE = 4;

export interface ReportSources {
  /** Those of the tasks that are still tracked. */
  rows(tasks: readonly number[]): Promise<ReportRow[]>;
  /** What was left out of a list; null = nothing, or it is there no more. */
  leftOut(list: number): Promise<LeftOutOfList | null>;
  /** The small picture of a saved photo, a JPEG; null = there is none. */
  picture(photo: WholePhoto): Promise<Buffer | null>;
}

/** How long a report takes is for the operator to see, and to end. */
export interface ReportWork {
  /** Ends the writing. */
  signal: AbortSignal;
  /** Told of every few tasks how many of them are done with. */
  tell(done: number, of: number): void;
}

/**
 * Writes a report bit by bit. `leftOutOf`: lists of which lines without an ID belong to it.
 * @returns how many tasks it tells of
 * @throws what the signal gives as its reason
 */
export async function writeLayout(
  file: FileHandle,
  layout: ReportLayout,
  leftOutOf: readonly number[],
  { rows, leftOut, picture }: ReportSources,
  { signal, tell }: ReportWork,
): Promise<number> {
  const of = layout.groups.reduce((sum, { tasks }) => sum + tasks.length, 0);
  let written = 0;
  let done = 0;
  tell(done, of);
  for (const group of layout.groups) {
    await file.writeFile(group.before);
    let place = 0;
    for (let from = 0; from < group.tasks.length; from += TASKS_AT_ONCE) {
      signal.throwIfAborted();
      const asked = group.tasks.slice(from, from + TASKS_AT_ONCE);
      const found = await rows(asked);
      const pieces = found.flatMap((row, i) => group.row(row, place + i));
      let past = 0;
      for (const part of inParts(pieces)) {
        signal.throwIfAborted();
        const texts = await Promise.all(
          part.map(async (piece) =>
            typeof piece === 'string' ? piece : piece.written(await picture(piece.photo)),
          ),
        );
        await file.writeFile(texts.join(''));
        past += part.length;
        tell(done + Math.floor((asked.length * past) / Math.max(1, pieces.length)), of);
      }
      done += asked.length;
      place += found.length;
    }
    written += place;
  }
  if (layout.leftOut) await writeLeftOut(file, layout.leftOut, leftOutOf, leftOut);
  await file.writeFile(layout.after);
  signal.throwIfAborted();
  return written;
}

async function writeLeftOut(
  file: FileHandle,
  { before, row, more }: LeftOutPart,
  lists: readonly number[],
  leftOut: ReportSources['leftOut'],
): Promise<void> {
  await file.writeFile(before);
  let place = 0;
  for (const id of lists) {
    const list = await leftOut(id);
    if (!list) continue;
    const from = place;
    await file.writeFile(list.lines.map((line, i) => row(line, list, from + i)).join(''));
    place += list.lines.length;
    const rest = list.total - list.lines.length;
    if (rest > 0) await file.writeFile(more(list, rest));
  }
}

/** Pieces in their order, those with a picture a few at a time. */
function* inParts(pieces: readonly Piece[]): Generator<readonly Piece[]> {
  let from = 0;
  let pictures = 0;
  for (const [i, piece] of pieces.entries()) {
    if (typeof piece !== 'string' && ++pictures === PICTURES_AT_ONCE) {
      yield pieces.slice(from, i + 1);
      from = i + 1;
      pictures = 0;
    }
  }
  yield pieces.slice(from);
}

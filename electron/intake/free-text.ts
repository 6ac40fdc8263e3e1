/** Free text → entries: a bare list of IDs, notes, a log. */
import type { IntakeResult } from '../../contract/list';
import { ListCollector } from './collect';
import { readFreeLine } from './task-id';
import { idTitleRank } from './titles';

/** Reads text line by line; lines must end in "\n". Every UUID of a line is an entry, without fields. */
export function readFreeText(text: string): IntakeResult {
  const collector = new ListCollector();
  let first = true;
  for (const { line, text: words } of linesOf(text)) {
    if (words.startsWith('#')) continue;
    const title = first && isTitle(words);
    first = false;
    if (title) continue;
    const reading = readFreeLine(words);
    if (reading.ok) collector.add(line, reading.ids, []);
    else collector.reject(line, words, reading.reason);
    if (collector.full) break;
  }
  return collector.finish([]);
}

/** The lines that are not blank, trimmed, with their 1-based numbers. */
export function* linesOf(text: string): Generator<{ line: number; text: string }> {
  let line = 0;
  let start = 0;
  while (start < text.length) {
    line += 1;
    const newline = text.indexOf('\n', start);
    const end = newline < 0 ? text.length : newline;
    const words = text.slice(start, end).trim();
    if (words !== '') yield { line, text: words };
    start = end + 1;
  }
}

/** "Task ID", "ID:" above a column of IDs. */
function isTitle(words: string): boolean {
  return idTitleRank(words) !== null;
}

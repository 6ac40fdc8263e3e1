/** Free text → entries: a bare list of IDs, IDs with names, notes, a log. */
import type { IntakeResult } from '../../contract/list';
import { ListCollector } from './collect';
import { besideId } from './name-beside';
import { readFreeLine } from './task-id';
import { idTitleRank } from './titles';

/** The title of the words that stand beside the IDs. */
const NAME = 'Name';

/**
 * Reads text line by line; lines must end in "\n". Every UUID of a line is an entry. The words beside
 * the only ID of a line are its name, unless the text as a whole shows that they are something else.
 */
export function readFreeText(text: string): IntakeResult {
  const beside = new WordsBeside();
  const named = readLines(text, beside);
  return beside.hold() ? named : readLines(text, null);
}

function readLines(text: string, beside: WordsBeside | null): IntakeResult {
  const collector = new ListCollector();
  let first = true;
  for (const { line, text: words } of linesOf(text)) {
    if (words.startsWith('#')) continue;
    const title = first && isTitle(words);
    first = false;
    if (title) continue;
    const reading = readFreeLine(words);
    if (reading.ok) {
      const name = beside?.of(words);
      collector.add(line, reading.ids, name ? [[NAME, name]] : []);
    } else {
      collector.reject(line, words, reading.reason);
    }
    if (collector.full) break;
  }
  return collector.finish(beside?.any ? [NAME] : []);
}

/** The words beside the IDs of a text, counted to see whether they are names. */
class WordsBeside {
  readonly #distinct = new Set<string>();
  #names = 0;
  #others = 0;

  get any(): boolean {
    return this.#names > 0;
  }

  of(line: string): string | null {
    const words = besideId(line);
    if (words === false) this.#others += 1;
    if (!words) return null;
    this.#names += 1;
    this.#distinct.add(words);
    return words;
  }

  /**
   * Whether they are names: not where more lines hold other text (a log, with some plain lines in
   * it), and not where a few phrases come again and again.
   */
  hold(): boolean {
    if (this.#others > this.#names) return false;
    const distinct = this.#distinct.size;
    return this.#names < 3 || (distinct > 1 && distinct * 4 >= this.#names);
  }
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

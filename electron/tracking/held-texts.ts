import { breathe, type Connection } from './transaction';

/** The texts of some tasks, one behind the other. */
export interface TextBlock {
  /** Row numbers of the tasks, ascending. */
  tasks: Int32Array;
  text: string;
  /** Where in `text` each task's own begins; one more than there are tasks, for the end. */
  starts: Int32Array;
}

export interface HeldTexts {
  /** All texts of the account, in the order in which its tasks were added. */
  blocks(account: number): Iterable<TextBlock>;
  /** Those among which the text of a task is. */
  blockOf(account: number, task: number): TextBlock;
  /**
   * Reads what is not held yet, up to the bound; other work has its turn meanwhile. Ends early once another
   * account is looked at.
   */
  hold(account: number): Promise<void>;
}

/** Row numbers of a block: as many as are read in about a millisecond. */
const BLOCK = 4_096;
/** Characters that are held at most: a million tasks have some 80 million. */
const MOST_HELD = 200_000_000;
/** Stands between texts. No text has it, and nothing that is searched for: both are in lower case. */
const BETWEEN = 'A';

/**
 * The searched texts of one account in memory, where they are gone through ten times as fast as in the
 * database. They are read block by block when they are wanted, and anew after they have changed; what goes
 * beyond the bound is read each time.
 */
export function createHeldTexts(
  write: Connection,
  read: Pick<Connection, 'prepare'>,
  mostHeld = MOST_HELD,
): HeldTexts {
  const last = read.prepare('SELECT max(task) AS task FROM search_texts');
  const texts = read.prepare(`
    SELECT json_group_array(task) AS tasks, group_concat(text, '${BETWEEN}') AS text FROM (
      SELECT task, text FROM search_texts
      WHERE account = ? AND task >= ? AND task < ? ORDER BY task)`);
  const held = new Map<number, TextBlock>();
  let holder: number | null = null;
  let size = 0;
  const stale = new Set<number>();

  // Whoever changes a text, by whichever way, is noticed.
  write.function('text_changed', (task: number) => {
    stale.add(Math.floor(task / BLOCK));
    return null;
  });
  for (const [event, row] of [
    ['INSERT', 'new'],
    ['UPDATE', 'new'],
    ['DELETE', 'old'],
  ]) {
    write.exec(`
      CREATE TEMP TRIGGER text_${event} AFTER ${event} ON search_texts
      BEGIN SELECT text_changed(${row}.task); END`);
  }

  function forget(number: number): void {
    size -= held.get(number)?.text.length ?? 0;
    held.delete(number);
  }

  /** Drops what is out of date, or another account's. */
  function settle(account: number): void {
    if (holder !== account) {
      held.clear();
      size = 0;
      holder = account;
    }
    for (const number of stale) forget(number);
    // What is being written is not to be read yet: after that it is out of date once more.
    if (!write.isTransaction) stale.clear();
  }

  function blockAt(account: number, number: number): TextBlock {
    const known = held.get(number);
    if (known) return known;
    const { tasks, text }: { tasks: string; text: string | null } = texts.get(
      account,
      number * BLOCK,
      (number + 1) * BLOCK,
    );
    const block = blockOfRows(JSON.parse(tasks), text ?? '');
    if (size + block.text.length <= mostHeld) {
      held.set(number, block);
      size += block.text.length;
    }
    return block;
  }

  /** How many blocks there are. */
  function blockCount(): number {
    const { task }: { task: number | null } = last.get();
    return task === null ? 0 : Math.floor(task / BLOCK) + 1;
  }

  return {
    *blocks(account) {
      settle(account);
      const count = blockCount();
      for (let number = 0; number < count; number += 1) yield blockAt(account, number);
    },
    blockOf(account, task) {
      settle(account);
      return blockAt(account, Math.floor(task / BLOCK));
    },
    async hold(account) {
      settle(account);
      const count = blockCount();
      for (let number = 0; number < count; number += 1) {
        // What is being written is out of date once it is read.
        if (held.has(number) || stale.has(number)) continue;
        blockAt(account, number);
        if (!held.has(number)) return;
        await breathe();
        if (holder !== account) return;
        settle(account);
      }
    },
  };
}

function blockOfRows(tasks: number[], text: string): TextBlock {
  const starts = new Int32Array(tasks.length + 1);
  for (let row = 1; row <= tasks.length; row += 1) {
    const end = text.indexOf(BETWEEN, starts[row - 1]);
    starts[row] = (end < 0 ? text.length : end) + 1;
  }
  return { tasks: Int32Array.from(tasks), text, starts };
}

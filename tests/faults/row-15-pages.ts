/** Which pages a row needs, and which of them damage took: what can be known of it, and what cannot. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import type { PageSource } from '../../electron/storage/recovery/page-source';
import type { Value } from '../../electron/storage/recovery/record';
import { readTree } from '../../electron/storage/recovery/tree';
import { PAGE_BYTES } from './row-15-mutations';

/** Pages by what stands on them: a row's number → all that must be there to read it. */
type Places = Map<number, readonly number[]>;

/** Where a sound profile, closed in good order, has its rows. */
export interface Layout {
  bytes: Buffer;
  /** Of tables whose rows have numbers. */
  rows: Map<string, Places>;
  /** Of the index over the IDs of tasks. */
  ids: Places;
  /** All pages of each index that has every task. */
  indexes: Map<string, readonly number[]>;
  /** Of what is kept for undoing: removed tasks, by their own numbers. */
  removed: Places;
}

const NUMBERED = ['tasks', 'photos', 'answers', 'events'] as const;

export function layoutIn(profile: string): Layout {
  const path = join(profile, 'tracking.db');
  const db = new DatabaseSync(path, { readOnly: true });
  const pages = db.prepare('SELECT name, pageno, pagetype FROM dbstat').all() as {
    name: string;
    pageno: number;
    pagetype: string;
  }[];
  const kinds = new Map(pages.map(({ pageno, pagetype }) => [pageno, pagetype]));
  const trees = db.prepare('SELECT name, rootpage FROM sqlite_schema').all() as {
    name: string;
    rootpage: number;
  }[];
  const roots = new Map(trees.map(({ name, rootpage }) => [name, rootpage]));
  const full = db
    .prepare("SELECT name FROM pragma_index_list('tasks') WHERE partial = 0")
    .all() as { name: string }[];
  const indexes = full.map(({ name }): [string, number[]] => [
    name,
    pages.filter((page) => page.name === name).map(({ pageno }) => pageno),
  ]);
  db.close();

  const bytes = readFileSync(path);
  /** The places of what `numberOf` gives a number, in a table or an index. */
  const placesIn = (
    tree: string,
    numberOf: (values: Value[], row: number) => number | null,
  ): Places => {
    const places: Places = new Map();
    let leaf = { page: 0, left: 0 };
    let overflow: number[] = [];
    const source: PageSource = {
      pageSize: PAGE_BYTES,
      pages: bytes.length / PAGE_BYTES,
      changesLost: 0,
      used: { own: 0, other: 0 },
      page(n) {
        const page = bytes.subarray((n - 1) * PAGE_BYTES, n * PAGE_BYTES);
        if (kinds.get(n) === 'leaf') leaf = { page: n, left: page.readUInt16BE(3) };
        if (kinds.get(n) === 'overflow') overflow.push(n);
        return page;
      },
      close() {},
    };
    const gaps = readTree(source, roots.get(tree) ?? 0, (values, row) => {
      const number = numberOf(values, row);
      // An index has entries on the pages that lead to others, too; those are never lost.
      const own = leaf.left > 0 ? [leaf.page] : [];
      if (number !== null) places.set(number, [...own, ...overflow]);
      leaf.left -= 1;
      overflow = [];
    });
    if (gaps.length > 0) throw new Error(`${tree} of a sound database could not be read.`);
    return places;
  };
  return {
    bytes,
    rows: new Map(NUMBERED.map((table) => [table, placesIn(table, (_, row) => row)])),
    ids: placesIn('sqlite_autoindex_tasks_1', (values) => Number(values.at(-1))),
    indexes: new Map(indexes),
    removed: placesIn('undo_rows', ([, , kind, row]) =>
      kind === 'tasks' ? (JSON.parse(String(row)) as { n: number }).n : null,
    ),
  };
}

export function pagesOf(places: Places): number[] {
  return [...new Set([...places.values()].flat())];
}

/** Pages of a damaged profile that stand nowhere any more: not in its file, its notes or its backups. */
export function lostPages(profile: string, { bytes }: Layout): Set<number> {
  const backups = join(profile, 'backups');
  const backedUp = statSync(backups, { throwIfNoEntry: false }) ? readdirSync(backups) : [];
  const files = ['tracking.db', ...backedUp.map((name) => join('backups', name))]
    .map((name) => join(profile, name))
    .filter((path) => statSync(path, { throwIfNoEntry: false })?.isFile())
    .map((path) => readFileSync(path));
  const kept = keptPages(join(profile, 'tracking.sums'));
  const lost = new Set<number>();
  for (let page = 1; page <= bytes.length / PAGE_BYTES; page += 1) {
    const [from, to] = [(page - 1) * PAGE_BYTES, page * PAGE_BYTES];
    const own = bytes.subarray(from, to);
    if (kept.has(page) || files.some((file) => file.subarray(from, to).equals(own))) continue;
    lost.add(page);
  }
  return lost;
}

/** Those that others hang on, which are kept beside the sums. None where these are what was damaged. */
function keptPages(path: string): Set<number> {
  const db = new DatabaseSync(path, { readOnly: true });
  try {
    const rows = db.prepare('SELECT n FROM copies').all() as { n: number }[];
    return new Set(rows.map(({ n }) => n));
  } catch {
    return new Set();
  } finally {
    db.close();
  }
}

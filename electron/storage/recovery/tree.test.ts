import { readFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { PageSource } from './page-source';
import type { Value } from './record';
import { readRoots } from './salvage';
import { readTree } from './tree';

const PAGE_BYTES = 4096;

function sourceOf(bytes: Buffer, isLost: (n: number) => boolean = () => false): PageSource {
  const pages = Math.ceil(bytes.length / PAGE_BYTES);
  return {
    pageSize: PAGE_BYTES,
    pages,
    changesLost: 0,
    used: { own: 0, other: 0 },
    page(n) {
      if (n < 1 || n > pages || isLost(n)) return null;
      return bytes.subarray((n - 1) * PAGE_BYTES, n * PAGE_BYTES);
    },
    close() {},
  };
}

const value = fc.oneof(
  fc.constant(null),
  fc.integer(),
  fc.maxSafeInteger(),
  fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
  fc.double({ noNaN: true }),
  fc.string({ unit: 'grapheme' }),
  fc.integer({ min: 0, max: 20_000 }).map((length) => 'é'.repeat(length)),
  fc.uint8Array({ maxLength: 5_000 }),
);
const rows = fc.array(fc.tuple(value, value), { maxLength: 40 });

/** The bytes of a database with these rows, some numbers left out, and what SQLite reads of them. */
function databaseOf(contents: readonly (readonly unknown[])[]) {
  const folder = mkdtempSync(join(tmpdir(), 'proofsheet-tree-'));
  const db = new DatabaseSync(join(folder, 'a.db'));
  try {
    db.exec(`
      CREATE TABLE numbered (n INTEGER PRIMARY KEY, a, b);
      CREATE TABLE keyed (k TEXT PRIMARY KEY, a, b) WITHOUT ROWID;`);
    const put = db.prepare('INSERT INTO numbered VALUES (?, ?, ?)');
    const putKeyed = db.prepare('INSERT INTO keyed VALUES (?, ?, ?)');
    contents.forEach(([a, b], i) => {
      put.run(3 * i, a, b);
      putKeyed.run(`key ${i}`, a, b);
    });
    const read = (sql: string) => {
      const select = db.prepare(sql);
      select.setReadBigInts(true);
      select.setReturnArrays(true);
      return select.all() as Value[][];
    };
    return {
      numbered: read('SELECT n, a, b FROM numbered ORDER BY n'),
      keyed: read('SELECT k, a, b FROM keyed ORDER BY k'),
      bytes: readFileSync(join(folder, 'a.db')),
    };
  } finally {
    db.close();
    rmSync(folder, { recursive: true });
  }
}

/** Integers as they are compared here, whichever way they were read. */
const same = (values: readonly Value[]) =>
  values.map((one) => (typeof one === 'number' && Number.isInteger(one) ? BigInt(one) : one));

test('every row is read as SQLite reads it, long ones and large numbers too', () => {
  fc.assert(
    fc.property(rows, (contents) => {
      const { numbered, keyed, bytes } = databaseOf(contents);
      const source = sourceOf(bytes);
      const roots = readRoots(source)!;
      const found: Value[][] = [];
      const take = (values: Value[], row: number) => void found.push([row, ...values.slice(1)]);
      expect(readTree(source, roots['numbered']!, take)).toEqual([]);
      expect(found.map(same)).toEqual(numbered.map(same));
      const foundKeyed: Value[][] = [];
      expect(readTree(source, roots['keyed']!, (values) => foundKeyed.push(values))).toEqual([]);
      expect(foundKeyed.map(same)).toEqual(keyed.map(same));
    }),
    { numRuns: 30 },
  );
});

test('where pages are lost, the rows that are not read all lie in the gaps that are told', () => {
  const lost = fc.array(fc.integer({ min: 2, max: 200 }), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(rows, lost, (contents, pages) => {
      const { numbered, bytes } = databaseOf(contents);
      const roots = readRoots(sourceOf(bytes))!;
      const found = new Map<number, Value[]>();
      const source = sourceOf(bytes, (n) => pages.includes(n));
      const gaps = readTree(source, roots['numbered']!, (values, row) => found.set(row, values));
      for (const [n, ...values] of numbered) {
        const own = found.get(Number(n));
        const isInGap = gaps.some(({ above, upTo }) => Number(n) > above && Number(n) <= upTo);
        if (own) expect(same(own.slice(1))).toEqual(same(values));
        else expect(isInGap).toBe(true);
      }
      expect(found.size).toBeLessThanOrEqual(numbered.length);
    }),
    { numRuns: 30 },
  );
});

test('whatever the bytes are, reading ends and nothing is thrown', () => {
  const { bytes } = databaseOf(Array.from({ length: 60 }, (_, i) => ['é'.repeat(i * 90), i]));
  const changes = fc.array(
    fc.record({ at: fc.nat(bytes.length - 1), byte: fc.integer({ min: 0, max: 255 }) }),
    { minLength: 1, maxLength: 200 },
  );
  fc.assert(
    fc.property(changes, fc.integer({ min: 1, max: 60 }), (places, root) => {
      const copy = Buffer.from(bytes);
      for (const { at, byte } of places) copy[at] = byte;
      readTree(sourceOf(copy), root, () => {});
    }),
    { numRuns: 200 },
  );
});

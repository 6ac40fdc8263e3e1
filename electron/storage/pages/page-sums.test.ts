import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import fc from 'fast-check';
import { beforeEach, expect, test } from 'vitest';
import { notedPage, openPageSums } from './page-sums';

let profile: string;

beforeEach(() => {
  profile = mkdtempSync(join(tmpdir(), 'proofsheet-sums-'));
  return () => rmSync(profile, { recursive: true, force: true });
});

const PAGE_BYTES = 512;

const pageOf = (page: number) => Buffer.alloc(PAGE_BYTES, `page ${page} `);

/** Keeps 40 pages, two of them vital. */
function fill(): void {
  const sums = openPageSums(profile);
  const pages = Array.from({ length: 40 }, (_, i) => notedPage(i + 1, pageOf(i + 1), new Set([7])));
  sums.keep(pages, { pageSize: PAGE_BYTES, pages: 40 });
  sums.close();
}

test('pages are known when they are opened again, and the vital ones kept after a backup', async () => {
  fill();
  const sums = openPageSums(profile);
  expect(sums.state()).toMatchObject({ pages: 40 });
  expect(sums.sums(3, 5)).toEqual(
    new Map([
      [3, crc32(pageOf(3))],
      [4, crc32(pageOf(4))],
    ]),
  );
  expect(sums.copy(5)).toEqual(pageOf(5));
  await sums.backedUp({});
  expect([1, 5, 7].map((page) => sums.copy(page))).toEqual([pageOf(1), null, pageOf(7)]);
  sums.close();
});

test('whatever happens to the files, no page is said to be what it is not', () => {
  fill();
  const files = ['tracking.sums', 'tracking.copies'].map((name) => join(profile, name));
  const whole = files.map((file) => readFileSync(file));
  fc.assert(
    fc.property(
      fc.constantFrom(0, 1),
      fc.array(
        fc.tuple(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), fc.nat(255)),
      ),
      fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
      (which, changes, cut) => {
        files.forEach((file, i) => writeFileSync(file, whole[i]!));
        const bytes = Buffer.from(whole[which]!);
        for (const [place, byte] of changes) bytes[Math.floor(place * bytes.length)] = byte;
        writeFileSync(files[which]!, cut === null ? bytes : bytes.subarray(0, cut * bytes.length));
        const sums = openPageSums(profile);
        for (let page = 1; page <= 40; page += 1) {
          const copy = sums.copy(page);
          if (copy) expect(copy).toEqual(pageOf(page));
          expect([undefined, crc32(pageOf(page))]).toContain(sums.sums(page, page + 1).get(page));
        }
        expect([0, 40]).toContain(sums.state().pages);
        sums.close();
      },
    ),
    { numRuns: 100 },
  );
}, 30_000);

test('a folder in the place of the file is no obstacle', () => {
  mkdirSync(join(profile, 'tracking.sums', 'inside'), { recursive: true });
  const sums = openPageSums(profile);
  expect(sums.state().pages).toBe(0);
  sums.change({ pages: 3 });
  sums.close();
  const again = openPageSums(profile);
  expect(again.state().pages).toBe(3);
  again.close();
});

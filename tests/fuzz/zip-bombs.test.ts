import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { constants, deflateRawSync } from 'node:zlib';
import { expect, onTestFinished, test } from 'vitest';
import { uuid, workbookParts, xlsx, zip } from '../../electron/intake/fixtures.test-support';

const MB = 1024 * 1024;
const READ_ALONE = fileURLToPath(new URL('read-alone.mjs', import.meta.url));

interface Packed {
  name: string;
  packed: Buffer;
  /** What the directory claims. */
  size: number;
  /** Where the directory says that it begins: at itself unless told. */
  at?: number;
}

const SHEET = 'xl/worksheets/sheet1.xml';
const RELATIONS = 'xl/_rels/workbook.xml.rels';

/** An archive of bytes that are packed already, whose directory says whatever it is told to. */
function archive(files: readonly Packed[], count = files.length): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, packed, size, at } of files) {
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(8, 8);
    local.writeUInt16LE(name.length, 26);
    const central = Buffer.alloc(46);
    central.writeUInt32LE(0x02014b50, 0);
    central.writeUInt16LE(8, 10);
    central.writeUInt32LE(packed.length, 20);
    central.writeUInt32LE(size, 24);
    central.writeUInt16LE(name.length, 28);
    central.writeUInt32LE(at ?? offset, 42);
    directory.push(central, Buffer.from(name));
    if (at !== undefined) continue;
    locals.push(local, Buffer.from(name), packed);
    offset += 30 + name.length + packed.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, ...directory, end]);
}

/** Packed so that more may follow. */
const FLUSHED = { level: 9, finishFlush: constants.Z_FULL_FLUSH };

/** `mb` megabytes made of one piece, packed as small as can be, without ever being held whole. */
function packedPile(piece: string, mb: number): Buffer {
  const megabyte = Buffer.from(piece.repeat(MB / piece.length));
  return Buffer.concat([
    ...Array<Buffer>(mb).fill(deflateRawSync(megabyte, FLUSHED)),
    deflateRawSync(Buffer.alloc(0)),
  ]);
}

const GOOD = workbookParts([['Task ID'], [uuid(1)]]);
const pack = (body: string | Uint8Array) => deflateRawSync(Buffer.from(body));
const good = (except: readonly string[] = []): Packed[] =>
  GOOD.filter(({ name }) => !except.includes(name)).map(({ name, body }) => ({
    name,
    packed: pack(body),
    size: Buffer.byteLength(body),
  }));

/** What the archive is, its bytes, what it is called, and by how much reading it may grow the process, in MB. */
function bombs(): [name: string, bytes: Uint8Array, codes: RegExp, grownMb: number][] {
  const zeros = packedPile('<c/>', 256);
  const nested = zip([{ name: 'inner.xlsx', body: archive([...good([SHEET]), pile(zeros, 256)]) }]);
  const nothing = pack('');
  const [first] = good();
  const begin = deflateRawSync(Buffer.from('<worksheet><sheetData>'), FLUSHED);
  const cells = packedPile('<row><c t="b"><v>1</v></c><c/></row>'.padEnd(64), 150);
  // Noise behind it keeps it just under the ratio at which an archive is called a bomb.
  const wide = Buffer.concat([begin, cells, randomBytes(MB)]);
  const relations = String(GOOD.find(({ name }) => name === RELATIONS)?.body);
  const allOne = relations.replace(/(sharedStrings|styles)\.xml/g, 'worksheets/sheet1.xml');
  return [
    ['a truthful one of 256 MB', archive([...good([SHEET]), pile(zeros, 256)]), /too-large/, 16],
    [
      'one that says 1 KB of 256 MB',
      archive([...good([SHEET]), pile(zeros, 0.001)]),
      /bad-xlsx/,
      32,
    ],
    ['one that says 4 GB', archive([...good([SHEET]), pile(zeros, 4_095)]), /too-large/, 16],
    ['one within another', nested, /bad-xlsx/, 16],
    [
      'one in the place of a part',
      zip([{ name: 'xl/workbook.xml', body: nested }]),
      /bad-xlsx/,
      16,
    ],
    [
      'sixty thousand entries',
      archive(
        Array.from({ length: 60_000 }, (_, n) => ({ name: `${n}`, packed: nothing, size: 0 })),
      ),
      /too-large/,
      64,
    ],
    ['more entries than it has', archive(good(), 60_000), /too-large/, 16],
    [
      'a thousand entries that overlap',
      archive([
        ...good(),
        ...Array.from({ length: 1_000 }, (_, n) => ({ ...first!, name: `${n}`, size: MB, at: 0 })),
      ]),
      /too-large/,
      16,
    ],
    [
      'one file in the place of all parts',
      archive([
        { name: SHEET, packed: wide, size: 150 * MB + 22 },
        ...good([SHEET, RELATIONS, 'xl/sharedStrings.xml', 'xl/styles.xml']),
        { name: RELATIONS, packed: pack(allOne), size: Buffer.byteLength(allOne) },
      ]),
      /bad-xlsx|too-large/,
      900,
    ],
    [
      'entities of entities',
      zip([
        ...GOOD.filter(({ name }) => name !== SHEET),
        {
          name: SHEET,
          body: `<!DOCTYPE a [<!ENTITY a "${'x'.repeat(1_000)}"><!ENTITY b "${'&a;'.repeat(1_000)}">]><worksheet><sheetData><row><c t="str"><v>${'&b;'.repeat(1_000)}</v></c></row></sheetData></worksheet>`,
        },
      ]),
      /bad-xlsx/,
      16,
    ],
    ['nothing wrong', xlsx([['Task ID'], [uuid(1)]]), /ok/, 16],
  ];

  function pile(packed: Buffer, mb: number): Packed {
    return { name: SHEET, packed, size: Math.round(mb * MB) };
  }
}

test('a spreadsheet that is a bomb is refused in words, within a bounded memory', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'proofsheet-bombs-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const all = bombs();
  const files = all.map((_, n) => join(folder, `${n}.xlsx`));
  await Promise.all(files.map((file, n) => writeFile(file, all[n]![1])));
  // Each alone: a process that has been large before does not grow.
  const results: Record<string, unknown>[] = [];
  for (const file of files) {
    const { stdout } = await promisify(execFile)(process.execPath, [READ_ALONE, file]);
    results.push(JSON.parse(stdout) as Record<string, unknown>);
  }
  const told = all.map(([name, , codes, grownMb], n) => {
    const { code, message, grownMb: grown } = results[n] ?? {};
    const clear = code === 'ok' || /^This .*\.(xlsx|csv)/.test(String(message));
    const fine = codes.test(String(code)) && Number(grown) <= grownMb && clear;
    return fine ? `${name}: fine` : `${name}: ${String(code)}, ${String(grown)} MB`;
  });
  expect(told).toEqual(all.map(([name]) => `${name}: fine`));
});

import * as fc from 'fast-check';
import {
  encode,
  ENCODINGS,
  encodeGb18030,
  uuid,
} from '../../electron/intake/fixtures.test-support';
import { parseList, parseText } from '../../electron/intake/parse-list';
import vendor from '../../sandbox/vendor-example.json';
import { checkIds, checkOutcome } from './list-outcome';
import { spoiltText } from './spoil';
import { within } from './target';
import type { Target } from './target';

const ID = '16f96e95-d95c-46ef-b183-139b9bd1aebd';

/** What lists, JSON and bad luck are made of. */
const PIECES = [
  [',', ';', '\t', '\n', '\r', '\r\n', '"', '""', "'", '|', ' ', '#', '# ', '\0', '\u00a0'],
  [
    '\ufeff',
    '\u200b',
    '\u202e',
    '\u00ad',
    '\ud800',
    '\ufdfa',
    '\u30fc',
    '－',
    '１２３４５６７８',
    'Ａ',
  ],
  ['{', '}', '[', ']', ':', '\\', '\\u0031', '\\"', '{"', '":', 'null', 'true', '[]', '{}', '-1'],
  ['1e999', '1E+17', '202411032022077381', '0.1', '=', '=1+1', '%2F', 'https://a.test/', '.png'],
  [ID, ID.toUpperCase(), ID.slice(0, 20), ID.slice(4), `${ID}0`, `"${ID}"`, '0', 'f', '-', '--'],
  [
    'task_id',
    'Task ID',
    'id',
    'ids',
    'trace_id=',
    'task_id: ',
    'name',
    '姓名',
    '任务ID',
    'sep=;\n',
  ],
  ['__proto__', 'constructor', 'toString', 'x'.repeat(200), ','.repeat(50), '"\n'.repeat(20)],
].flat(1);

const FORMATS = [
  ['list.csv', `Name,Task ID,Note\n张伟,${uuid(1)},"two, words"\nBob,${uuid(2)},"two\nlines"\n`],
  ['list.csv', `sep=;\n# Task ID;Name\n${uuid(1)};Ann "A"\n\n${uuid(2)};"Bob ""B"""\n`],
  ['list.tsv', `Task ID\tName\n${uuid(1)}\tAnn\n${uuid(2)}\tBob\n`],
  ['list.txt', `Task ID\n${uuid(1)}\n- ${uuid(2)}\nhttps://a.test/${uuid(3)}.png\nshort-1\n`],
  ['list.txt', `${uuid(1)}, ${uuid(2)}; task_id="${uuid(3)}" trace_id="${uuid(4)}"\nRoom2024\n`],
  ['list.json', JSON.stringify(vendor.retrieve_batch, null, 1)],
  [
    'list.json',
    JSON.stringify([vendor.retrieve, vendor.error, null, ID, [], { task_id: 12345678 }]),
  ],
  ['list.json', JSON.stringify({ ids: [uuid(1), uuid(2)], Ann: uuid(3), nested: { task: ID } })],
  ['list.jsonl', `${JSON.stringify(vendor.retrieve)}\n\n{"id":"${uuid(2)}"}\nINFO task_id=${ID}\n`],
] as const;

interface TextList {
  name: string;
  text: string;
  encoding: (typeof ENCODINGS)[number] | 'gb18030';
}

const lists: Target<TextList> = {
  name: 'lists of text',
  taste: 800,
  seeds: FORMATS.map(([name, text]) => ({ name, text, encoding: 'utf-8' })),
  spoil: (from) =>
    from.chain((seed) =>
      fc.record({
        name: fc.constantFrom(seed.name, 'list.txt', 'list.csv', 'list.json', 'list.jsonl', 'list'),
        text: spoiltText(fc.constant(seed.text), PIECES),
        encoding: fc.constantFrom(seed.encoding, ...ENCODINGS, 'gb18030' as const),
      }),
    ),
  async check({ name, text, encoding }) {
    const bytes = encoding === 'gb18030' ? encodeGb18030(text) : encode(text, encoding);
    const lines = text.length + 1;
    const result = await within(() => parseList(bytes, name));
    checkOutcome(result, lines);
    // What cannot be told apart from another encoding may come out as other letters.
    if (encoding === 'utf-8' || encoding === 'utf-8-bom') checkIds(result, text);
    const pasted = await within(() => parseText(text));
    checkOutcome(pasted, lines);
    checkIds(pasted, text);
  },
};

interface Pile {
  name: string;
  before: string;
  piece: string;
  times: number;
}

/** A few pieces over and over: where work grows with the square of the length, it shows here. */
const piles: Target<Pile> = {
  name: 'piles of one piece',
  taste: 80,
  seeds: FORMATS.map(([name]) => ({ name, before: '', piece: ',', times: 20_000 })),
  spoil: (from) =>
    from.chain((seed) =>
      fc.record({
        name: fc.constantFrom(seed.name, 'list.json', 'list.csv', 'list.txt'),
        before: fc.constantFrom(seed.before, '', '[', '{"a":', 'Task ID,Name\n', '"', `${ID}\n`),
        piece: fc
          .array(fc.constantFrom(...PIECES.filter((one) => one.length < 40)), {
            minLength: 1,
            maxLength: 4,
          })
          .map((pieces) => pieces.join('')),
        times: fc.constantFrom(1_000, 20_000),
      }),
    ),
  async check({ name, before, piece, times }) {
    const text = (before + piece.repeat(times)).slice(0, 400_000);
    checkOutcome(await within(() => parseList(encode(text, 'utf-8'), name)), text.length + 1);
  },
};

export const listTargets = [lists, piles] as const;

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isCommand, parseCommand } from './arguments';

const FETCH = {
  command: 'fetch',
  files: ['a.csv'],
  out: 'out',
  name: null,
  sheet: null,
  idColumn: null,
  ifTaken: 'number',
  json: false,
  timeoutSeconds: 1_800,
  apiUrl: null,
  account: null,
  profile: null,
};

describe('what is typed', () => {
  test.each([
    ['fetch a.csv --out out', FETCH],
    ['fetch --out out a.csv', FETCH],
    ['fetch --out=out a.csv', FETCH],
    ['fetch --out out -- --a.csv', { ...FETCH, files: ['--a.csv'] }],
    ['fetch a.csv - b.csv --out out', { ...FETCH, files: ['a.csv', '-', 'b.csv'] }],
    ['fetch a.csv a.csv --out out', { ...FETCH, files: ['a.csv', 'a.csv'] }],
    ['fetch a.csv --out=-odd', { ...FETCH, out: '-odd' }],
    [
      'fetch a.csv --out out --name {list}/{n} --json --timeout 0.5 --api-url https://x.test --account Studio --profile p',
      {
        ...FETCH,
        name: '{list}/{n}',
        json: true,
        timeoutSeconds: 0.5,
        apiUrl: 'https://x.test',
        account: 'Studio',
        profile: 'p',
      },
    ],
    ['fetch a.csv --out out --if-taken skip-identical', { ...FETCH, ifTaken: 'skip-identical' }],
    [
      'fetch a.xlsx --out out --sheet April --id-column Reference',
      { ...FETCH, files: ['a.xlsx'], sheet: 'April', idColumn: 'Reference' },
    ],
    ['retrieve abc', { command: 'retrieve', id: 'abc', apiUrl: null, account: null }],
    [
      'retrieve-batch a b --api-url https://x.test --account live-2',
      {
        command: 'retrieve-batch',
        ids: ['a', 'b'],
        apiUrl: 'https://x.test',
        account: 'live-2',
      },
    ],
    ['sandbox', { command: 'sandbox', port: 0, list: null }],
    ['sandbox --port 8080 --list l.csv', { command: 'sandbox', port: 8080, list: 'l.csv' }],
    ['--help', { command: 'help', topic: null }],
    ['-h', { command: 'help', topic: null }],
    ['help', { command: 'help', topic: null }],
    ['help retrieve-batch', { command: 'help', topic: 'retrieve-batch' }],
    ['fetch --help', { command: 'help', topic: 'fetch' }],
    ['sandbox -h', { command: 'help', topic: 'sandbox' }],
    ['--version', { command: 'version' }],
  ])('%s', (line, command) => {
    expect(parseCommand(line.split(' '))).toEqual(command);
  });

  test.each([
    ['', 'a command is needed', ''],
    ['fech a.csv', "there is no command 'fech'", ''],
    ['help fech', "there is no command 'fech'", ''],
    ['help fetch more', "'more' is not understood", ''],
    ['--version more', "'more' is not understood", ''],
    [
      'fetch a.csv --out out --if-taken ask',
      "--if-taken takes number or skip-identical, not 'ask'",
      'fetch ',
    ],
    ['fetch --out out', 'name at least one list, or - for standard input', 'fetch '],
    ['fetch a.csv', '--out <dir> is needed: the folder to save into', 'fetch '],
    ['fetch - - --out out', 'standard input (-) is given twice', 'fetch '],
    ['fetch a.csv --out', '--out needs a value', 'fetch '],
    ['fetch a.csv --out --json', '--out needs a value', 'fetch '],
    ['fetch a.csv --out o --timeout -5', '--timeout needs a value', 'fetch '],
    ['fetch a.csv --out=', '--out must not be empty', 'fetch '],
    ['fetch a.csv --out a --out b', '--out is given twice', 'fetch '],
    ['fetch a.csv --out a --out=a', '--out is given twice', 'fetch '],
    ['fetch a.csv --out a --json --json', '--json is given twice', 'fetch '],
    ['fetch --help --help', '--help is given twice', 'fetch '],
    ['fetch -h --help', '--help is given twice', 'fetch '],
    ['fetch a.csv --out a --json=yes', "option '--json' does not take an argument", 'fetch '],
    ['fetch a.csv --out a --jsn', "unknown option '--jsn'", 'fetch '],
    ['fetch a.csv --out a --no-json', "unknown option '--no-json'", 'fetch '],
    ['fetch a.csv --out a -j', "unknown option '-j'", 'fetch '],
    ['fetch a.csv --help --bogus', "unknown option '--bogus'", 'fetch '],
    ['retrieve', 'name the ID of one task', 'retrieve '],
    ['retrieve a b', 'one ID only; retrieve-batch takes several', 'retrieve '],
    ['retrieve a --json', "unknown option '--json'", 'retrieve '],
    ['retrieve-batch', 'name the IDs of the tasks', 'retrieve-batch '],
    ['sandbox list.csv', "'list.csv' is not understood", 'sandbox '],
    ['sandbox --port 65536', "--port takes a number from 0 to 65535, not '65536'", 'sandbox '],
    ['sandbox --port http', "--port takes a number from 0 to 65535, not 'http'", 'sandbox '],
  ])('%s: bad usage', (line, complaint, topic) => {
    expect(parseCommand(line === '' ? [] : line.split(' '))).toEqual({
      command: 'bad-usage',
      message: `proofsheet: ${complaint}\nSee 'proofsheet ${topic}--help'.`,
    });
  });

  test.each([
    '0',
    '0.0',
    '-5',
    '1e3',
    '0x10',
    'Infinity',
    'NaN',
    ' 5',
    '5s',
    '.5',
    '1e8',
    '99999999',
  ])('--timeout=%s is no time to wait', (timeout) => {
    expect(parseCommand(['fetch', 'a', '--out', 'o', `--timeout=${timeout}`])).toMatchObject({
      command: 'bad-usage',
      message: expect.stringContaining(
        `--timeout takes a number of seconds above 0, not '${timeout}'`,
      ),
    });
  });

  test('an empty word is never taken for a list or an ID', () => {
    for (const words of [
      ['fetch', '', '--out', 'out'],
      ['retrieve', ''],
      ['retrieve-batch', 'a', ''],
    ]) {
      expect(parseCommand(words).command).toBe('bad-usage');
    }
  });

  test('any words at all are a command or bad usage', () => {
    const word = fc.oneof(
      fc.constantFrom(
        'fetch',
        'retrieve',
        'sandbox',
        'help',
        '--out',
        '--json',
        '-',
        '--',
        '--timeout',
        '1',
      ),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 8 }), (words) => {
        const command = parseCommand(words);
        if (command.command === 'bad-usage')
          expect(command.message).toMatch(/^proofsheet: .+\nSee '/s);
      }),
    );
  });
});

test('the first word tells a command from files for the window', () => {
  expect(
    ['fetch', 'retrieve', 'retrieve-batch', 'sandbox', 'help', '--help', '-h', '--version'].map(
      isCommand,
    ),
  ).not.toContain(false);
  expect(['march.csv', '--api-url=x', 'fetched', undefined].map(isCommand)).not.toContain(true);
});

import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { curlLine, shellOf } from './curl-line';

const API = 'https://api.acedata.cloud';
const ID = '7489df4c-ef03-4de0-b598-e9a590793434';
const HOSTILE = [
  `'; touch /tmp/owned; '`,
  `"; rm -rf ~; "`,
  '$(id)`id`${HOME}%PATH%!!',
  'a\nb\r\n\u0000\u001b[2J\u007f\u009b',
  '\u2018; calc \u2019\u202e李娜 🙂 \ud800',
  '\\u0027 \\',
  '@- --next -K /etc/passwd',
  '__proto__',
  '',
];

/** What a shell makes of the line: the arguments that curl is called with. */
function argumentsIn(line: string): string[] {
  const script = `curl() { printf '%s\\0' "$@"; }\n${line}\n`;
  const env = { ...process.env, PROOFSHEET_TOKEN: 'sk-given' };
  const out = execFileSync('/bin/sh', ['-c', script], { env, encoding: 'utf8' });
  return out.split('\0').slice(0, -1);
}

/** The question in a line for PowerShell, whose single quotes hold all but themselves as it is. */
function pipedIn(line: string): unknown {
  const [, piped = ''] = /^'([^'\u2018-\u201b]*)' \| curl\.exe '/.exec(line) ?? [];
  return JSON.parse(piped);
}

describe('the curl line', () => {
  it('asks what Proofsheet asks, and names a variable in place of the token', () => {
    expect(curlLine(API, ID, 'posix')).toBe(
      String.raw`curl 'https://api.acedata.cloud/headshots/tasks' \
  -H 'accept: application/json' \
  -H "authorization: Bearer $PROOFSHEET_TOKEN" \
  -H 'content-type: application/json' \
  -d '{"id":"7489df4c-ef03-4de0-b598-e9a590793434","action":"retrieve"}'`,
    );
  });

  it('is one for PowerShell on Windows: through the pipe, and with its own name for a variable', () => {
    expect(shellOf('win32')).toBe('powershell');
    expect(shellOf('darwin')).toBe('posix');
    expect(curlLine(API, ID, 'powershell')).toBe(
      [
        `'{"id":"${ID}","action":"retrieve"}' | curl.exe '${API}/headshots/tasks' \``,
        `  -H 'accept: application/json' \``,
        `  -H "authorization: Bearer $env:PROOFSHEET_TOKEN" \``,
        `  -H 'content-type: application/json' \``,
        `  -d '@-'`,
      ].join('\n'),
    );
  });

  it.runIf(process.platform !== 'win32').each([ID, ...HOSTILE])(
    'reaches curl whole through a real shell: %j',
    (id) => {
      const given = argumentsIn(curlLine(API, id, 'posix')!);
      expect(given.slice(0, -1)).toEqual([
        'https://api.acedata.cloud/headshots/tasks',
        '-H',
        'accept: application/json',
        '-H',
        'authorization: Bearer sk-given',
        '-H',
        'content-type: application/json',
        '-d',
      ]);
      expect(JSON.parse(given.at(-1)!)).toEqual({ id, action: 'retrieve' });
    },
  );

  it('holds any ID, in plain signs, where nothing can end the quotes', () => {
    const anyId = fc.oneof(
      fc.constantFrom(...HOSTILE),
      fc.string({ unit: 'binary' }),
      fc.string({ unit: fc.constantFrom(...`'"\\\`$%^&|<>!{}[]()@#;\n\r\u2019\udc00`) }),
    );
    fc.assert(
      fc.property(anyId, (id) => {
        for (const shell of ['posix', 'powershell'] as const) {
          const line = curlLine(API, id, shell)!;
          expect(line).toMatch(/^[ -~\n]*$/);
          expect(line.split('\n')).toHaveLength(5);
        }
        expect(pipedIn(curlLine(API, id, 'powershell')!)).toEqual({ id, action: 'retrieve' });
        const [, posix = ''] = /-d '([^']*)'$/.exec(curlLine(API, id, 'posix')!) ?? [];
        expect(JSON.parse(posix)).toEqual({ id, action: 'retrieve' });
      }),
    );
  });

  it('asks the API where it is, at an address below an origin, too', () => {
    const first = (api: string) => curlLine(api, ID, 'posix')?.split(' \\\n')[0];
    expect(first('http://127.0.0.1:4711')).toBe(`curl 'http://127.0.0.1:4711/headshots/tasks'`);
    expect(first('http://[::1]:4711/')).toBe(`curl 'http://[::1]:4711/headshots/tasks'`);
    expect(first('https://relay.example/ace/')).toBe(
      `curl 'https://relay.example/ace/headshots/tasks'`,
    );
  });

  it.each([
    '',
    'nowhere',
    'file:///etc/passwd',
    `https://a'b.example`,
    `https://a.example/'$(id)'`,
    'https://{a,b}.example',
    'https://a.example/[1-9]',
  ])(
    'is none for an address that is none, or that a shell or curl would read otherwise: %s',
    (api) => {
      expect(curlLine(api, ID, 'posix')).toBeNull();
      expect(curlLine(api, ID, 'powershell')).toBeNull();
    },
  );
});

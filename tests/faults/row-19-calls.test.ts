import * as v from 'valibot';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { callChannel } from '../../contract/ipc';
import type { CallName } from '../../contract/ipc';
import { payloads } from '../../electron/ipc/payloads';
import { registerCalls } from '../../electron/ipc/register';
import type { Handlers } from '../../electron/ipc/register';
import { Refusal } from '../../electron/ipc/refusal';
import { isAppPage } from '../../electron/shell/pages';
import { seeded } from '../fakes/random';
import { hasForm, oddPayload, SAMPLES } from './payloads-odd';

type Listener = (event: unknown, payload: unknown) => Promise<unknown>;

/** What is registered with Electron: the calls as a window reaches them. */
const registered = vi.hoisted(() => new Map<string, Listener>());
vi.mock('electron', () => ({
  ipcMain: { handle: (channel: string, listener: Listener) => registered.set(channel, listener) },
}));

const NAMES = Object.keys(SAMPLES) as CallName[];
const PER_CALL = 10_000;

/** What reached a handler. */
const reached: unknown[] = [];
let handle = (input: unknown): unknown => reached.push(input);
const unexpected: unknown[] = [];

beforeAll(() => {
  const handlers = Object.fromEntries(
    NAMES.map((name) => [name, (input: unknown) => handle(input)]),
  );
  registerCalls(
    Promise.resolve(handlers as unknown as Handlers),
    (address) => isAppPage(address, null),
    (_, error) => unexpected.push(error),
  );
});

const frame = { url: 'proofsheet://app/index.html' };
const ours = { senderFrame: frame, sender: { mainFrame: frame } };

function call(name: CallName, payload: unknown, event: unknown = ours): Promise<unknown> {
  return registered.get(callChannel(name))!(event, payload);
}

describe('19. a malformed payload', () => {
  test('has as many channels to try as there are calls', () => {
    expect([...registered.keys()].toSorted()).toEqual(NAMES.map(callChannel).toSorted());
    expect(Object.keys(payloads).toSorted()).toEqual(NAMES.toSorted());
  });

  test.each(NAMES)(`is answered with a typed error, ${PER_CALL} times (%s)`, async (name) => {
    const random = seeded(19);
    reached.length = 0;
    let refused = 0;
    let fine = 0;
    while (refused < PER_CALL && fine < PER_CALL) {
      const payload = oddPayload(SAMPLES[name], random);
      const before = reached.length;
      const reply = await call(name, payload);
      if (reached.length > before) fine += 1;
      else {
        expect(reply).toEqual({
          ok: false,
          error: { code: 'bad-request', message: expect.stringContaining(name) },
        });
        refused += 1;
      }
    }
    // Changes that come to what the window itself might send are let through: and nothing else is.
    const strange = reached.filter((input) => !SAMPLES[name].some((one) => hasForm(input, one)));
    expect(strange).toEqual([]);
    expect(refused).toBe(PER_CALL);
    expect(unexpected).toEqual([]);
  });

  test('that is a good one gets through', async () => {
    for (const name of NAMES) {
      for (const sample of SAMPLES[name]) {
        expect(v.is(payloads[name], sample), name).toBe(true);
        expect(await call(name, sample)).toMatchObject({ ok: true });
      }
    }
  });
});

describe('19. a call', () => {
  const frameOf = (url: string) => ({ senderFrame: { url }, sender: { mainFrame: { url } } });
  const child = { url: frame.url };
  test.each<[string, unknown]>([
    ['of a frame within our page', { senderFrame: child, sender: { mainFrame: frame } }],
    ['of a frame that is gone', { senderFrame: null, sender: { mainFrame: frame } }],
    ...[
      'https://example.com/',
      'https://app/index.html',
      'http://proofsheet/app/index.html',
      'file:///opt/Proofsheet/index.html',
      'data:text/html,proofsheet://app/index.html',
      'blob:proofsheet://app/0',
      'about:blank',
      'proofsheet://other/index.html',
      'proofsheet://app.example.com/index.html',
      'proofsheet://user@other/index.html',
      'proofsheet-photo://app/index.html',
      'not an address',
      '',
    ].map((url): [string, unknown] => {
      const foreign = frameOf(url);
      return [
        `of ${url || 'a page without an address'}`,
        { ...foreign, senderFrame: foreign.sender.mainFrame },
      ];
    }),
  ])('%s is refused before its payload is looked at', async (_, event) => {
    reached.length = 0;
    for (const name of NAMES) {
      for (const payload of [SAMPLES[name][0], { odd: true }]) {
        const reply = await call(name, payload, event);
        expect(reply, name).toMatchObject({ ok: false, error: { code: 'foreign-sender' } });
      }
    }
    expect(reached).toEqual([]);
  });

  test('whose handler fails tells the window neither why nor where', async () => {
    for (const thrown of [new Error('secret of /home'), 'secret', null, { code: 'secret' }]) {
      handle = () => {
        throw thrown;
      };
      const reply = await call('state', null);
      expect(reply).toMatchObject({ ok: false, error: { code: 'unexpected' } });
      expect(JSON.stringify(reply)).not.toContain('secret');
    }
    expect(unexpected.splice(0)).toHaveLength(4);
    handle = () => {
      throw new Refusal('no-account');
    };
    expect(await call('state', null)).toEqual({
      ok: false,
      error: { code: 'no-account', message: 'Connect with your token first, or try the sandbox.' },
    });
  });
});

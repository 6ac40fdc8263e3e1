import { describe, expect, test } from 'vitest';
import type { ApiFault, ItemsChange } from './faults';
import { openSandbox, photoUrls, post, retrieve, retrieveBatch } from './test-client';

const ids = Array.from({ length: 20 }, (_, index) => `task-${index}`);

async function withTasks() {
  const opened = await openSandbox();
  const specs = ids.map((id) => ({ id, outcome: 'finished' as const, finishesAfterMs: 0 }));
  opened.sandbox.addTasks(specs);
  return opened;
}

async function answered(fault: ApiFault) {
  const { sandbox, time } = await withTasks();
  sandbox.faults.api.push({ answer: fault });
  return { answer: await post(sandbox, retrieveBatch(ids)), time };
}

describe('answers of the API', () => {
  test('the next N are refused, then all is well again', async () => {
    const { sandbox } = await withTasks();
    const answer: ApiFault = { kind: 'error', code: 'api_error', status: 503 };
    sandbox.faults.api.push({ times: 2, answer }, { answer: { kind: 'error', code: 'api_error' } });
    const statuses: number[] = [];
    for (let at = 0; at < 4; at += 1) statuses.push((await post(sandbox, retrieve('x'))).status);
    expect(statuses).toEqual([503, 503, 500, 200]);
  });

  test('429 carries Retry-After in every form, or none', async () => {
    const header = async (retryAfter?: Extract<ApiFault, { kind: 'error' }>['retryAfter']) => {
      const code = 'too_many_requests';
      const { answer, time } = await answered({
        kind: 'error',
        code,
        ...(retryAfter && { retryAfter }),
      });
      expect(answer.status).toBe(429);
      expect(await answer.json()).toMatchObject({ success: false, error: { code } });
      const value = answer.headers.get('retry-after');
      return { value, inMs: Date.parse(value ?? '') - time() };
    };
    expect((await header()).value).toBeNull();
    expect((await header({ seconds: 7 })).value).toBe('7');
    expect((await header({ text: 'soon' })).value).toBe('soon');
    expect((await header({ seconds: 1e9 })).value).toBe('1000000000');
    expect((await header({ dateInMs: 30_000 })).inMs).toBe(30_000);
    expect((await header({ dateInMs: -60_000 })).inMs).toBe(-60_000);
  });

  test('HTML under 200, an empty object, any text', async () => {
    const portal = (await answered({ kind: 'body', body: '<html>Sign in</html>' })).answer;
    expect([portal.status, portal.headers.get('content-type')]).toEqual([200, 'text/html']);
    const empty = (await answered({ kind: 'body', body: '{}' })).answer;
    expect(await empty.text()).toBe('{}');
    const bare = (await answered({ kind: 'body', status: 502, body: '{"error":null}' })).answer;
    expect([bare.status, await bare.text()]).toEqual([502, '{"error":null}']);
  });

  test.each(['fin', 'rst'] as const)('a body is cut in the middle by %s', async (by) => {
    const { sandbox } = await withTasks();
    sandbox.faults.api.push({ answer: { kind: 'cut', by } });
    const whole = post(sandbox, retrieveBatch(ids)).then((answer) => answer.text());
    await expect(whole).rejects.toThrow();
    expect(sandbox.requests[0]?.status).toBe(200);
    expect((await post(sandbox, retrieveBatch(ids))).status).toBe(200);
  });

  test('a connection is reset before the answer', async () => {
    await expect(answered({ kind: 'reset' })).rejects.toThrow();
  });

  test('an oversized answer is valid JSON of that size', async () => {
    const text = await (await answered({ kind: 'oversized', bytes: 3_000_000 })).answer.text();
    expect(text.length).toBeGreaterThan(3_000_000);
    expect(JSON.parse(text)).toMatchObject({ count: 20 });
  });

  test.each<[ItemsChange, (asked: string[]) => (string | null)[]]>([
    ['reversed', (asked) => [...asked].reverse()],
    ['repeated', (asked) => [...asked, ...asked]],
    ['first-missing', (asked) => asked.slice(1)],
    ['with-null', (asked) => [null, ...asked, null]],
    ['first-12', (asked) => asked.slice(0, 12)],
    ['none', () => []],
  ])('items come %s', async (change, expected) => {
    const { answer } = await answered({ kind: 'items', change });
    const { items } = (await answer.json()) as { items: ({ id: string } | null)[] };
    expect(items.map((item) => item?.id ?? null)).toEqual(expected(ids));
  });

  test('an extra item is one nobody asked for', async () => {
    const { answer } = await answered({ kind: 'items', change: 'extra' });
    const { items } = (await answer.json()) as { items: { id: string }[] };
    expect(items).toHaveLength(21);
    expect(items.filter(({ id }) => !ids.includes(id))).toHaveLength(1);
  });

  test('a change of items waits for a batch', async () => {
    const { sandbox } = await withTasks();
    sandbox.faults.api.push({ answer: { kind: 'items', change: 'none' } });
    expect(await (await post(sandbox, retrieve('task-1'))).json()).toMatchObject({ id: 'task-1' });
    expect(await (await post(sandbox, retrieveBatch(ids))).json()).toMatchObject({ count: 0 });
  });

  test('a redirect names where it goes and is not followed here', async () => {
    const { answer } = await answered({
      kind: 'redirect',
      location: 'http://127.0.0.2:9/x',
      status: 308,
    });
    expect([answer.status, answer.headers.get('location')]).toEqual([308, 'http://127.0.0.2:9/x']);
  });

  test('every answer waits for the latency', async () => {
    const { sandbox } = await withTasks();
    sandbox.faults.latencyMs = 80;
    const begun = performance.now();
    await post(sandbox, retrieve('task-1'));
    // A timer may fire up to a millisecond early.
    expect(performance.now() - begun).toBeGreaterThanOrEqual(79);
  });
});

describe('tokens, accounts and IDs', () => {
  test.each([
    ['token_mismatched', 400],
    ['no_token', 400],
    ['invalid_token', 401],
    ['token_expired', 401],
    ['used_up', 403],
    ['disabled', 403],
    ['forbidden', 403],
  ] as const)('%s refuses every request with %i until it is taken back', async (code, status) => {
    const { sandbox } = await withTasks();
    sandbox.faults.account = code;
    for (const question of [retrieve('task-1'), retrieveBatch(ids)]) {
      const answer = await post(sandbox, question);
      expect(answer.status).toBe(status);
      expect(await answer.json()).toMatchObject({ success: false, error: { code } });
    }
    sandbox.faults.clear();
    expect((await post(sandbox, retrieve('task-1'))).status).toBe(200);
  });

  test('a poison ID refuses its whole batch, and itself alone', async () => {
    const { sandbox } = await withTasks();
    sandbox.faults.poison.add('task-7');
    const refused = await post(sandbox, retrieveBatch(ids));
    expect(refused.status).toBe(400);
    expect(await refused.json()).toMatchObject({ error: { code: 'bad_request' } });
    expect((await post(sandbox, retrieve('task-7'))).status).toBe(400);
    const others = await post(sandbox, retrieveBatch(ids.filter((id) => id !== 'task-7')));
    expect(await others.json()).toMatchObject({ count: 19 });
  });
});

test.each([403, 404, 410] as const)(
  'an expired photo URL answers %i; the task’s next answer has one that works',
  async (status) => {
    const { sandbox } = await withTasks();
    const [old = ''] = await photoUrls(sandbox, 'task-1');
    sandbox.faults.expire('task-1', status);
    expect((await fetch(old)).status).toBe(status);
    const [fresh = ''] = await photoUrls(sandbox, 'task-1');
    expect(fresh).toBe(`${old}?v=2`);
    expect((await fetch(fresh)).status).toBe(200);
    sandbox.faults.expire('task-1', status);
    expect((await fetch(fresh)).status).toBe(status);
    expect(await photoUrls(sandbox, 'task-1')).toEqual([`${old}?v=3`]);
  },
);

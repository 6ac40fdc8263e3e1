import { describe, test } from 'vitest';
import { openDesk, uuid } from './desk';

/** `retrieve` and `retrieve-batch`: one request, and the answer byte for byte. */

describe.concurrent('one request', () => {
  test('prints the API’s answer as it came', async (context) => {
    const { expect } = context;
    const desk = await openDesk(context);
    await desk.list('list.csv', [
      { id: uuid(1), finishesAfterMs: 1e9 },
      { id: uuid(2), finishesAfterMs: 1e9 },
    ]);
    const asked = async (body: object) => {
      const answer = await fetch(`${desk.sandbox.url}/headshots/tasks`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${desk.sandbox.token}`,
          'content-type': 'application/json',
        },
        body: JSON.stringify(body),
      });
      return answer.text();
    };
    const one = await asked({ id: uuid(1), action: 'retrieve' });
    const both = await asked({ ids: [uuid(2), uuid(1)], action: 'retrieve_batch' });
    const url = ['--api-url', desk.sandbox.url];
    expect(await desk.run(['retrieve', uuid(1), ...url])).toMatchObject({
      code: 0,
      stdout: one,
      stderr: '',
    });
    expect(await desk.run(['retrieve-batch', uuid(2), uuid(1), ...url])).toMatchObject({
      code: 0,
      stdout: both,
      stderr: '',
    });
    expect(desk.sandbox.requests.slice(-2).map(({ action, ids }) => [action, ids])).toEqual([
      ['retrieve', [uuid(1)]],
      ['retrieve_batch', [uuid(2), uuid(1)]],
    ]);
    expect(desk.sandbox.counts.api).toBe(4);
  });

  test.for([
    ['invalid_token', 4],
    ['used_up', 4],
    ['disabled', 4],
    ['bad_request', 3],
    ['not_found', 3],
    ['too_many_requests', 1],
    ['api_error', 1],
    ['no_api', 1],
  ] as const)(
    'prints the body of the error %s, too: exit code %i',
    async ([code, exit], context) => {
      const { expect } = context;
      const desk = await openDesk(context);
      desk.sandbox.faults.api.push({
        times: 9,
        answer: { kind: 'error', code, message: '“no” 不行' },
      });
      const outcome = await desk.run(['retrieve', uuid(1), '--api-url', desk.sandbox.url]);
      expect(outcome.code).toBe(exit);
      expect(JSON.parse(outcome.stdout)).toMatchObject({
        success: false,
        error: { code, message: '“no” 不行' },
      });
      expect(outcome.stdout).not.toContain('\n');
      expect(outcome.stderr).toBe(`proofsheet: “no” 不行 (${code})\n`);
      expect(desk.sandbox.counts.api).toBe(1);
    },
  );

  test('keeps odd spacing and numbers, and says on stderr what is no JSON', async (context) => {
    const { expect } = context;
    const desk = await openDesk(context);
    const { faults, url } = desk.sandbox;
    const odd = '{ "id":\t"x", "big": 12345678901234567890, "e": 1.0e2, "id": "y" }\n\n';
    faults.api.push({ answer: { kind: 'body', body: odd } });
    expect(await desk.run(['retrieve', 'x', '--api-url', url])).toMatchObject({
      code: 0,
      stdout: odd,
    });
    faults.api.push({ answer: { kind: 'body', body: '<html>\u001b[2Jsign in</html>' } });
    const page = await desk.run(['retrieve', 'x', '--api-url', url]);
    expect([page.code, page.stdout]).toEqual([1, '']);
    expect(page.stderr).toContain('<html> [2Jsign in</html>');
    expect(page.stderr).toContain('(captive_portal)');
  });

  test('exits 4 without a token, 1 without a service, 130 when interrupted', async (context) => {
    const { expect } = context;
    const desk = await openDesk(context);
    const words = ['retrieve', uuid(1), '--api-url', desk.sandbox.url];
    const noToken = await desk.run(words, { env: { PROOFSHEET_TOKEN: '' } });
    expect([noToken.code, noToken.stdout]).toEqual([4, '']);
    expect(desk.sandbox.counts.api).toBe(0);
    desk.sandbox.faults.api.push({ times: 9, answer: { kind: 'silence' } });
    const running = desk.start(words);
    while (desk.sandbox.counts.api === 0) await new Promise((resolve) => setTimeout(resolve, 20));
    running.interrupt();
    expect(await running.ended).toMatchObject({ code: 130, stdout: '' });
    await desk.sandbox.stop();
    const gone = await desk.run(words);
    expect([gone.code, gone.stdout]).toEqual([1, '']);
    expect(gone.stderr).not.toMatch(/\n\s+at /);
  });

  test('goes to https or to this computer alone', async (context) => {
    const { expect } = context;
    const desk = await openDesk(context);
    const to = (url: string) => desk.run(['retrieve', uuid(1), '--api-url', url]);
    for (const url of [
      'http://example.com',
      'http://127.0.0.1.example.com',
      'http://0.0.0.0:1',
      'ftp://example.com',
      'https://user:secret@example.com',
      'example.com',
      '',
    ]) {
      const { code, stdout, stderr } = await to(url);
      expect([code, stdout], url).toEqual([2, '']);
      expect(stderr).not.toContain('secret');
    }
    // Accepted as they are: nobody listens there.
    for (const url of ['https://127.0.0.1:9', 'http://[::1]:9', 'http://localhost:9/base/']) {
      expect((await to(url)).code, url).toBe(1);
    }
  });
});

import { createServer } from 'node:http';
import { describe, expect, test } from 'vitest';
import {
  finishing,
  openSandbox,
  portraits,
  post,
  retrieve,
  retrieveBatch,
  shape,
} from './test-client';
import { startSandbox } from './server';
import vendor from './vendor-example.json';

describe('errors', () => {
  const code = async (answer: Response) => {
    const body = (await answer.json()) as typeof vendor.error;
    expect(shape(body)).toEqual(shape(vendor.error));
    return `${answer.status} ${body.error.code}`;
  };

  test('each documented refusal has its status, code, message and trace ID', async () => {
    const { sandbox } = await openSandbox();
    const ask = async (body: unknown, headers = {}) => code(await post(sandbox, body, headers));
    expect(await ask({ id: 'x', action: 'delete' })).toBe('400 api_not_implemented');
    expect(await ask({ id: 'x' })).toBe('400 api_not_implemented');
    expect(await ask('{')).toBe('400 bad_request');
    expect(await ask('null')).toBe('400 bad_request');
    expect(await ask(retrieve(''))).toBe('400 bad_request');
    expect(await ask({ action: 'retrieve_batch', ids: ['a', 1] })).toBe('400 bad_request');
    expect(await ask(retrieve('x'), { authorization: 'Bearer wrong' })).toBe('401 invalid_token');
    expect(await ask(retrieve('x'), { authorization: 'Basic eDp5' })).toBe('400 token_mismatched');
    const bare = await fetch(`${sandbox.url}/headshots/tasks`, { method: 'POST', body: '{}' });
    expect(await code(bare)).toBe('401 invalid_token');
    expect(await code(await fetch(`${sandbox.url}/elsewhere`))).toBe('404 no_api');
    expect(await code(await fetch(`${sandbox.url}/headshots/%E0%A4.png`))).toBe('404 no_api');
  });

  test('an unknown ID is an empty object or 404 alone, and left out of a batch', async () => {
    const { sandbox } = await openSandbox();
    sandbox.addTasks([finishing('known'), finishing('never', { outcome: 'unknown-to-api' })]);
    expect(await (await post(sandbox, retrieve('never'))).json()).toEqual({});
    sandbox.faults.missing = 'not_found';
    expect(await code(await post(sandbox, retrieve('stranger')))).toBe('404 not_found');
    const answer = await post(sandbox, retrieveBatch(['never', 'known', 'known', 'stranger']));
    expect(await answer.json()).toMatchObject({ items: [{ id: 'known' }], count: 1 });
  });
});

describe('the server', () => {
  test('logs requests without the token, and counts them', async () => {
    const { sandbox } = await openSandbox({ token: 'canary-token-1' });
    await post(sandbox, retrieveBatch(['a', 'b']));
    await fetch(`${sandbox.url}/headshots/a.png`, { headers: { range: 'bytes=5-' } });
    expect(sandbox.requests).toMatchObject([
      {
        method: 'POST',
        action: 'retrieve_batch',
        ids: ['a', 'b'],
        status: 200,
        authorization: true,
      },
      {
        method: 'GET',
        path: '/headshots/a.png',
        status: 404,
        authorization: false,
        range: 'bytes=5-',
      },
    ]);
    expect(sandbox.counts).toEqual({ api: 1, pictures: 1 });
    expect(JSON.stringify(sandbox.requests)).not.toContain('canary');
  });

  test('binds nothing but loopback', async () => {
    for (const host of ['0.0.0.0', '::', '10.0.0.1', 'example.com', '127.0.0.1.example.com']) {
      await expect(startSandbox({ portraits, host })).rejects.toThrow('loopback');
    }
    const { sandbox } = await openSandbox({ host: '127.0.0.2' });
    expect(sandbox.url).toMatch(/^http:\/\/127\.0\.0\.2:\d+$/);
    expect((await post(sandbox, retrieve('x'))).status).toBe(200);
  });

  test('says so when the port is taken or the folder holds no portrait', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => other.once('listening', resolve));
    const { port } = other.address() as { port: number };
    await expect(startSandbox({ portraits, port })).rejects.toThrow('EADDRINUSE');
    other.close();
    await expect(startSandbox({ portraits: `${portraits}/../draw` })).rejects.toThrow('No sample');
  });

  test('stops although an answer is still owed', async () => {
    const { sandbox } = await openSandbox();
    sandbox.faults.api.push({ answer: { kind: 'silence' } });
    const owed = post(sandbox, retrieve('x')).catch((error: Error) => error);
    while (sandbox.requests.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    await sandbox.stop();
    expect(await owed).toBeInstanceOf(Error);
  });
});

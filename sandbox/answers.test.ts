import { describe, expect, test } from 'vitest';
import { openSandbox, post, retrieve, retrieveBatch, shape, finishing } from './test-client';
import vendor from './vendor-example.json';

describe('answers', () => {
  test('a finished task has every field of the vendor’s page, in its order, and no other', async () => {
    const { sandbox, pass } = await openSandbox();
    sandbox.addTasks([finishing('one', { photos: 2, sharedUrl: true })]);
    pass(60_000);
    const answer = await post(sandbox, retrieve('one'));
    expect(answer.headers.get('content-type')).toContain('application/json');
    expect(shape(await answer.json())).toEqual(shape(vendor.retrieve));
  });

  test('a batch has the vendor’s shape: one finished, one "unknown"', async () => {
    const { sandbox, pass } = await openSandbox();
    sandbox.addTasks([
      finishing('one', { photos: 2, sharedUrl: true }),
      finishing('two', { finishesAfterMs: 90_000, unknownForMs: Infinity }),
    ]);
    pass(60_000);
    const answer = await post(sandbox, retrieveBatch(['one', 'two']));
    expect(shape(await answer.json())).toEqual(shape(vendor.retrieve_batch));
  });

  test('IDs, ObjectId, times and photo IDs look like the vendor’s', async () => {
    const { sandbox, pass, time } = await openSandbox();
    sandbox.addTasks([finishing('one', { mode: 'fast', template: 'wedding' })]);
    const added = time();
    pass(60_000);
    const body = (await (await post(sandbox, retrieve('one'))).json()) as typeof vendor.retrieve;
    expect(body.created_at).toBe(added / 1000);
    expect(parseInt(body._id.slice(0, 8), 16)).toBe(added / 1000);
    expect(body.trace_id).toMatch(
      /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/,
    );
    expect(body.request).toMatchObject({ mode: 'fast', template: 'wedding' });
    expect(body.response.data[0]?.id).toMatch(/^20260303173100\d{4}$/);
    expect(body.response.data[0]?.image_url).toBe(`${sandbox.url}/headshots/one.png`);
    const picture = await fetch(body.request.image_urls[0] ?? '');
    expect(picture.headers.get('content-type')).toBe('image/jpeg');
    expect(
      Buffer.from(await picture.arrayBuffer())
        .subarray(-2)
        .toString('hex'),
    ).toBe('ffd9');
  });

  test('template texts vary between tasks', async () => {
    const { sandbox, pass } = await openSandbox();
    const ids = Array.from({ length: 40 }, (_, index) => `task-${index}`);
    sandbox.addTasks(ids.map((id) => finishing(id)));
    pass(60_000);
    const answer = await post(sandbox, retrieveBatch(ids));
    const { items } = (await answer.json()) as typeof vendor.retrieve_batch;
    const texts = new Set(items.map((item) => item.response.data[0]?.template));
    expect(texts).toEqual(new Set(['Male Portrait', 'male portrait', '男形象照']));
  });

  test('the same seed gives the same answers, another seed others', async () => {
    const bodies = await Promise.all(
      [1, 1, 2].map(async (seed) => {
        const { sandbox } = await openSandbox({ seed });
        sandbox.addTasks([finishing('one')]);
        return (await (await post(sandbox, retrieve('one'))).text()).replaceAll(sandbox.url, '');
      }),
    );
    expect(bodies[0]).toBe(bodies[1]);
    expect(bodies[2]).not.toBe(bodies[0]);
  });
});

describe('timeline', () => {
  const response = async (sandbox: Parameters<typeof post>[0], id: string) =>
    ((await (await post(sandbox, retrieve(id))).json()) as { response?: object }).response;

  test('absent, then "unknown", then without response, then finished, scaled by the pace', async () => {
    const { sandbox, pass } = await openSandbox({ pace: 0.5 });
    sandbox.addTasks([finishing('one', { absentForMs: 10_000, unknownForMs: 20_000 })]);
    expect(await (await post(sandbox, retrieve('one'))).json()).toEqual({});
    pass(5_000);
    expect(await response(sandbox, 'one')).toEqual({ task_id: 'one', status: 'unknown', data: [] });
    pass(5_000);
    const waiting = await (await post(sandbox, retrieve('one'))).json();
    expect(waiting).toMatchObject({ id: 'one' });
    expect(waiting).not.toHaveProperty('response');
    pass(19_999);
    expect(await response(sandbox, 'one')).toBeUndefined();
    pass(1);
    expect(await response(sandbox, 'one')).toMatchObject({ success: true });
  });

  test('a failed task says why, one that stays unknown never ends, age shows in created_at', async () => {
    const { sandbox, pass, time } = await openSandbox();
    const error = { code: 'face_not_found', message: 'No face was found.' };
    const added = time();
    sandbox.addTasks([
      finishing('bad', { outcome: 'failed', error, timings: true }),
      finishing('stuck', { outcome: 'unknown-forever', ageMs: 3_600_000 }),
      finishing('silent', { outcome: 'waiting-forever' }),
    ]);
    pass(10 * 86_400_000);
    const bad = await (await post(sandbox, retrieve('bad'))).json();
    expect(bad).toMatchObject({
      response: { success: false, task_id: 'bad', error, trace_id: expect.any(String) },
      started_at: added / 1000 + 1,
      finished_at: added / 1000 + 60,
      elapsed: 59,
    });
    const stuck = await (await post(sandbox, retrieve('stuck'))).json();
    expect(stuck).toMatchObject({
      response: { status: 'unknown' },
      created_at: added / 1000 - 3600,
    });
    expect(await response(sandbox, 'silent')).toBeUndefined();
  });
});

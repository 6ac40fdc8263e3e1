import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toTask } from './to-task';
import vendor from './vendor-page.json';

const PHOTO = { id: 'p1', image_url: 'https://cdn.example.com/a.png', template: 'Male Portrait' };
const FAULT = { code: 'bad_face', message: 'No face was found.' };

type Row = [name: string, response: unknown, status: string];

function statusOf(response: unknown): string | undefined {
  return toTask('id', { id: 'id', response })?.status;
}

describe("the vendor's own answer", () => {
  const task = toTask(vendor.retrieve.id, vendor.retrieve);

  it('is read in every field', () => {
    const { raw, ...known } = task ?? { raw: '' };
    expect(known).toEqual({
      id: '16f96e95-d95c-46ef-b183-139b9bd1aebd',
      status: 'finished',
      createdAt: 1730636470402,
      startedAt: null,
      finishedAt: null,
      template: 'male_portrait',
      mode: 'relax',
      portraits: ['https://cdn.zhishuyun.com/2024-11-03-d23744954ca4819503469f04f2268aa0.jpg'],
      traceId: '6eded0e2-274d-4cde-a567-d6b0decb9a97',
      error: null,
      photos: [
        {
          id: '202411032022077381',
          url: vendor.retrieve.response.data[0]?.image_url,
          template: 'Male Portrait',
        },
        {
          id: '202411032022079194',
          url: vendor.retrieve.response.data[0]?.image_url,
          template: 'Male Portrait',
        },
      ],
    });
    expect(JSON.parse(raw)).toEqual(vendor.retrieve);
  });

  it('with status "unknown" still waits', () => {
    const unknown = vendor.retrieveBatch.items[1];
    expect(toTask('x', unknown)).toMatchObject({ status: 'waiting', photos: [], error: null });
  });
});

const STATUS_RULES: Row[] = [
  ['no response', undefined, 'waiting'],
  ['response null', null, 'waiting'],
  ['a response that is no object', 'pending', 'waiting'],
  ['empty response', {}, 'waiting'],
  ['unknown, no data', { status: 'unknown', data: [] }, 'waiting'],
  ['unknown, an image', { status: 'unknown', data: [PHOTO] }, 'finished'],
  ['success and data', { success: true, data: [PHOTO] }, 'finished'],
  ['success, no data', { success: true, data: [] }, 'waiting'],
  ['success, data null', { success: true, data: null }, 'waiting'],
  ['success, entries without a URL', { success: true, data: [{ id: 'a' }, null, 3] }, 'waiting'],
  ['success, a number for a URL', { success: true, data: [{ image_url: 5 }] }, 'waiting'],
  ['success, an empty URL', { success: true, data: [{ image_url: ' ' }] }, 'waiting'],
  ['success, one entry of two with a URL', { success: true, data: [{}, PHOTO] }, 'finished'],
  ['success, a working word and data', { success: true, status: 'x', data: [PHOTO] }, 'finished'],
  ['an image alone', { data: [PHOTO] }, 'finished'],
  ['no success, a structured error', { success: false, error: FAULT }, 'failed'],
  ['no success, an error with a code alone', { success: false, error: { code: 'a' } }, 'failed'],
  ['no success, an empty error', { success: false, error: {} }, 'waiting'],
  ['no success, a bare string', { success: false, error: 'busy' }, 'waiting'],
  ['no success, error null', { success: false, error: null }, 'waiting'],
  ['no success, a bare string, an image', { success: false, error: 'e', data: [PHOTO] }, 'failed'],
  ['no success, an image', { success: false, data: [PHOTO] }, 'failed'],
  ['a structured error alone', { error: FAULT }, 'failed'],
  ['a bare error alone', { error: 'busy' }, 'waiting'],
  ['success null', { success: null, data: [PHOTO] }, 'finished'],
  ['success of a wrong type', { success: 'yes', data: [PHOTO] }, 'finished'],
  ...['failed', 'failure', 'error', 'cancelled', 'canceled', 'rejected', 'FAILED', ' Failed '].map(
    (status): Row => [`the word "${status}"`, { status }, 'failed'],
  ),
  ['a failure word under state', { state: 'failed' }, 'failed'],
  [
    'a failure word, no success, an image',
    { status: 'failed', success: false, data: [PHOTO] },
    'failed',
  ],
  ['a failure word and an image', { status: 'failed', data: [PHOTO] }, 'finished'],
  ...['succeeded', 'success', 'completed', 'finished', 'done', 'Done'].flatMap((status): Row[] => [
    [`the word "${status}" and an image`, { status, data: [PHOTO] }, 'finished'],
    [`the word "${status}" and no image`, { status, data: [] }, 'failed'],
  ]),
  ['a done word, no success', { status: 'done', success: false }, 'failed'],
  ['any other word', { status: 'processing' }, 'waiting'],
  ['any other word and an image', { status: 'processing', data: [PHOTO] }, 'waiting'],
  [
    'any other word, no success, a bare string',
    { status: 'x', success: false, error: 'e' },
    'waiting',
  ],
];

describe('the status', () => {
  it.each(STATUS_RULES)('of %s', (_, response, expected) => {
    expect(statusOf(response)).toBe(expected);
  });
});

describe('a failed task', () => {
  it('keeps code, message and trace ID', () => {
    const task = toTask('id', {
      id: 'id',
      trace_id: 't',
      response: { success: false, error: FAULT },
    });
    expect(task?.error).toEqual({ ...FAULT, traceId: 't' });
  });

  it('takes the trace ID of its response where it has none of its own', () => {
    const task = toTask('id', { response: { status: 'failed', error: 'broken', trace_id: 'r' } });
    expect(task?.error).toEqual({ code: 'failed', message: 'broken', traceId: 'r' });
  });

  it('shows no photos', () => {
    expect(toTask('id', { response: { success: false, data: [PHOTO] } })?.photos).toEqual([]);
  });
});

describe('the times', () => {
  it.each([
    ['float seconds', 1730636470.402, 1730636470402],
    ['seconds as text', '1730636470.402', 1730636470402],
    ['ms', 1730636470402, 1730636470402],
    ['ISO text', '2024-11-03T12:21:10.402Z', 1730636470402],
    ['ISO text with microseconds and an offset', '2024-11-03T20:21:10.402000+08:00', 1730636470402],
    ['ISO text without a zone, as UTC', '2024-11-03T12:21:10.402', 1730636470402],
    ['a space for the T', '2024-11-03 12:21:10', 1730636470000],
    ['a date alone', '2024-11-03', Date.UTC(2024, 10, 3)],
    ['zero', 0, null],
    ['a negative number', -5, null],
    ['too large a number', 1e300, null],
    ['garbage', 'yesterday', null],
    ['empty', '', null],
    ['a wrong type', { $date: 5 }, null],
  ])('are read from %s', (_, created_at, expected) => {
    expect(toTask('id', { created_at })?.createdAt).toBe(expected);
  });
});

describe('whatever is sent', () => {
  it('turns numeric photo IDs into text and keeps null where there is none', () => {
    const data = [{ ...PHOTO, id: 7 }, { image_url: 'https://a/b' }, { ...PHOTO, id: [] }];
    expect(toTask('id', { response: { data } })?.photos.map((photo) => photo.id)).toEqual([
      '7',
      null,
      null,
    ]);
  });

  it('keeps unknown fields in the raw answer', () => {
    expect(JSON.parse(toTask('id', { id: 'id', novel: { a: [1] } })?.raw ?? '')).toEqual({
      id: 'id',
      novel: { a: [1] },
    });
  });

  it('is not harmed by __proto__', () => {
    const task = toTask(
      'id',
      JSON.parse('{"id":"id","__proto__":{"response":{"status":"failed"}}}'),
    );
    expect(task?.status).toBe('waiting');
    expect(({} as { response?: unknown }).response).toBeUndefined();
  });

  it('passes over what is nested too deeply to be kept', () => {
    const deep = JSON.parse('['.repeat(100_000) + ']'.repeat(100_000)) as unknown;
    expect(toTask('id', { id: 'id', deep })).toBeNull();
  });

  it('gives a whole task or null, for any JSON', () => {
    const known = fc.constantFrom('success', 'status', 'state', 'data', 'error', 'task_id');
    const response = fc.dictionary(known, fc.jsonValue());
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), fc.record({ response })), (value) => {
        const task = toTask('id', value);
        if (task === null) return;
        expect(task.status === 'finished').toBe(task.photos.length > 0);
        expect(task.status === 'failed').toBe(task.error !== null);
        expect(JSON.parse(task.raw)).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });
});

import { describe, expect, it } from 'vitest';
import { idsOf, listOf, uuid } from './fixtures.test-support';
import { parseText } from './parse-list';

const ID = '16f96e95-d95c-46ef-b183-139b9bd1aebd';
const WAITING = '5213468b-6b96-4ad4-9c6a-657bd438d299';
const PHOTO = `https://platform.cdn.acedata.cloud/headshots/${ID}.png`;

/** The finished task of the vendor's page. */
const TASK = {
  _id: '67276ab6550a4144a53b6036',
  id: ID,
  api_id: '53bcc3f7-12ec-4f04-8ca4-20f150dcde2a',
  application_id: '1af53f80-c166-4f54-a8ea-0ffc24d8e2cd',
  created_at: 1730636470.402,
  credential_id: '3c253880-21ef-478a-9389-c09fa837ac7c',
  request: {
    mode: 'relax',
    template: 'male_portrait',
    image_urls: ['https://cdn.zhishuyun.com/2024-11-03-d23744954ca4819503469f04f2268aa0.jpg'],
    callback_url: 'https://webhook.site/00f38b26-4289-4899-83d6-0cea7308850a',
  },
  trace_id: '6eded0e2-274d-4cde-a567-d6b0decb9a97',
  user_id: 'ad7afe47-cea9-4cda-980f-2ad8810e51cf',
  response: {
    success: true,
    task_id: ID,
    data: [
      { id: '202411032022077381', image_url: PHOTO, template: 'Male Portrait' },
      { id: '202411032022079194', image_url: PHOTO, template: 'Male Portrait' },
    ],
  },
};
const UNKNOWN = {
  ...TASK,
  id: WAITING,
  response: { task_id: WAITING, status: 'unknown', data: [] },
};
const { id: _, ...WITHOUT_ID } = TASK;

const read = (value: unknown) => parseText(JSON.stringify(value, null, 2));

describe('saved API answers', () => {
  it.each([
    ['one task', TASK, [[1, ID]]],
    ['a task known only by its response', WITHOUT_ID, [[1, ID]]],
    [
      'a batch',
      { items: [TASK, UNKNOWN], count: 2 },
      [
        [1, ID],
        [2, WAITING],
      ],
    ],
    [
      'an array of tasks',
      [UNKNOWN, TASK],
      [
        [1, WAITING],
        [2, ID],
      ],
    ],
    [
      'an array of batches',
      [
        { items: [TASK], count: 1 },
        { items: [UNKNOWN], count: 1 },
      ],
      [
        [1, ID],
        [2, WAITING],
      ],
    ],
    ['a callback body', TASK.response, [[1, ID]]],
    [
      'a failed callback',
      {
        success: false,
        task_id: ID,
        error: { code: 'api_error', message: 'fetch failed' },
        trace_id: WAITING,
      },
      [[1, ID]],
    ],
    [
      'a saved request',
      { ids: [ID, WAITING], action: 'retrieve_batch' },
      [
        [1, ID],
        [2, WAITING],
      ],
    ],
    ['a log record', { time: 1, trace_id: uuid(9), response: { body: TASK } }, [[1, ID]]],
  ])('%s', (_name, value, expected) => {
    const list = listOf(read(value));
    expect(list.entries.map((entry) => [entry.line, entry.id])).toEqual(expected);
    expect(list.entries.map((entry) => entry.fields)).toEqual(expected.map(() => ({})));
    expect(list.rejected).toEqual([]);
  });

  it('never give any ID but the task’s', () => {
    const { response: _response, ...bare } = WITHOUT_ID;
    const list = listOf(
      read([bare, { success: false, error: null, trace_id: uuid(9) }, TASK.response.data[0]!]),
    );
    expect(list.entries.map((entry) => [entry.line, entry.id])).toEqual([[3, ID]]);
    expect(list.rejected.map((line) => [line.line, line.reason])).toEqual([
      [1, 'no-id'],
      [2, 'no-id'],
    ]);
  });

  it('leave out null items and empty objects, by number', () => {
    const list = listOf(read({ items: [null, {}, TASK, 7], count: 4 }));
    expect(list.entries.map((entry) => entry.line)).toEqual([3]);
    expect(list.rejected).toEqual([
      { line: 1, text: 'null', reason: 'no-id' },
      { line: 2, text: '{}', reason: 'no-id' },
      { line: 4, text: '7', reason: 'no-id' },
    ]);
  });
});

describe('other JSON', () => {
  it('may be strings: IDs, URLs, words', () => {
    const list = listOf(read([ID.toUpperCase(), PHOTO.replace(ID, WAITING), 'TASK-0001', 'hello']));
    expect(list.entries.map((entry) => entry.id)).toEqual([ID, WAITING, 'TASK-0001']);
    expect(list.rejected).toEqual([{ line: 4, text: 'hello', reason: 'no-id' }]);
  });

  it('gives the values beside the ID as fields', () => {
    const list = listOf(
      read([
        { 姓名: '张伟', 任务ID: ID, staff: 12, here: true, note: null, more: { x: 1 } },
        { 姓名: '李娜', 任务ID: WAITING, room: '3B' },
      ]),
    );
    expect(list.entries.map((entry) => entry.fields)).toEqual([
      { 姓名: '张伟', staff: '12', here: 'true' },
      { 姓名: '李娜', room: '3B' },
    ]);
    expect(list.columns).toEqual(['姓名', 'staff', 'here', 'room']);
    expect(list.nameColumn).toBe('姓名');
  });

  it('keeps the name that somebody put beside a saved answer', () => {
    expect(listOf(read({ name: 'Ann', ...TASK })).entries).toEqual([
      { line: 1, id: ID, fields: { name: 'Ann' } },
    ]);
  });

  it('finds an ID in an image URL when nothing else names it', () => {
    const list = listOf(
      read([
        { name: 'Ann', image_url: PHOTO, id: '202411032022077381' },
        { name: 'Bob', photo: PHOTO },
      ]),
    );
    expect(list.entries.map((entry) => [entry.id, entry.fields['name']])).toEqual([
      [ID, 'Ann'],
      [ID, 'Bob'],
    ]);
  });

  it('may map names to IDs', () => {
    expect(idsOf(read({ Ann: ID, Bob: WAITING }))).toEqual([ID, WAITING]);
  });

  it('keeps what stands beside an ID that is none', () => {
    const list = listOf(read([{ id: ID }, { Name: 'Bob', task_id: '16f96e95-d95c', Room: 3 }]));
    expect(list.rejected).toMatchObject([
      {
        line: 2,
        reason: 'cut-short',
        cells: { id: '16f96e95-d95c', fields: { Name: 'Bob', Room: '3' } },
      },
    ]);
  });

  it('says when a number was too long to keep', () => {
    const list = listOf(parseText('[{"task_id": 202411032022077381}, {"task_id": 12345678}]'));
    expect(list.rejected).toEqual([
      { line: 1, text: '{"task_id": 202411032022077380}', reason: 'rounded' },
    ]);
    expect(list.entries.map((entry) => entry.id)).toEqual(['12345678']);
  });

  it('may have hostile keys', () => {
    const list = listOf(parseText(`[{"__proto__": "x", "constructor": "y", "id": "${ID}"}]`));
    expect(Object.entries(list.entries[0]!.fields)).toEqual([
      ['__proto__', 'x'],
      ['constructor', 'y'],
    ]);
    expect(({} as Record<string, unknown>)['x']).toBeUndefined();
  });

  it('may be nested without end', () => {
    const deep = `${'['.repeat(200_000)}"${ID}"${']'.repeat(200_000)}`;
    expect(listOf(parseText(deep)).rejected).toHaveLength(1);
    const objects = `${'{"task":'.repeat(100_000)}"${ID}"${'}'.repeat(100_000)}`;
    expect(listOf(parseText(objects)).rejected).toHaveLength(1);
  });

  it('is refused before it is parsed when it holds too many values', () => {
    const many = `[[${'{},'.repeat(1_700_000)}${'"x",'.repeat(1_700_000)}0]]`;
    for (const result of [parseText(many), parseText(`{"id":"${ID}"}\n${many}`)]) {
      expect(result).toMatchObject({ ok: false, code: 'too-large' });
    }
    // In a table they are commas.
    const table = `"Task ID"\n${`"${ID}"${','.repeat(100)}\n`.repeat(51_000)}`;
    expect(listOf(parseText(table)).entries).toHaveLength(51_000);
    // In lines each counts alone.
    const lines = `{"id":"${ID}","a":[${'1,'.repeat(1_000)}1]}\n`.repeat(5_100);
    expect(listOf(parseText(lines)).entries).toHaveLength(5_100);
  });

  // Work that grows with the square of the length would not come to an end here.
  it('is read to its end however its IDs and fields are piled up', () => {
    const uuids = Array.from({ length: 150_000 }, (_, n) => uuid(n)).join(' ');
    expect(idsOf(read([{ task_id: uuids, uuid: uuids, ids: uuids }]))).toHaveLength(150_000);
    const fields = Object.fromEntries(Array.from({ length: 100_000 }, (_, n) => [`k${n}`, n]));
    const bad = Array.from({ length: 100_000 }, () => '-');
    expect(listOf(read([{ ids: bad, ...fields }])).rejected).toHaveLength(100_000);
    expect(read([{ id: ID, ...fields }])).toMatchObject({ ok: false, code: 'too-large' });
    const words = `[${'["-"],'.repeat(1_100_000)}["-"]]`;
    expect(parseText(words)).toMatchObject({ ok: false, code: 'too-many' });
  });

  it('is refused when broken, saying where', () => {
    expect(parseText(`{\n  "id": "${ID}",\n  "api_id" "x"\n}`)).toMatchObject({
      ok: false,
      code: 'bad-json',
      message: expect.stringContaining('mistake in line 3'),
    });
    expect(parseText(JSON.stringify(TASK, null, 2).slice(0, 300))).toMatchObject({
      ok: false,
      code: 'bad-json',
      message: expect.stringContaining('cut off'),
    });
  });

  it('is not expected of a list in brackets', () => {
    expect(idsOf(parseText(`[${ID},\n '${WAITING}']`))).toEqual([ID, WAITING]);
  });
});

describe('JSON lines', () => {
  it('give line numbers, and a bad line is rejected alone', () => {
    const list = listOf(
      parseText(
        `${JSON.stringify(TASK)}\n\n# note\n{"task_id": "${WAITING}", "na\n{"id":"${WAITING}","name":"Bo"}\n"x"`,
      ),
    );
    expect(list.entries.map((entry) => [entry.line, entry.id])).toEqual([
      [1, ID],
      [5, WAITING],
    ]);
    expect(list.rejected).toEqual([
      { line: 4, text: `{"task_id": "${WAITING}", "na`, reason: 'bad-json' },
      { line: 6, text: 'x', reason: 'no-id' },
    ]);
  });

  it('may stand among the words of a log', () => {
    const list = listOf(
      parseText(`{"level":"info","response":{"task_id":"${ID}"}}\nINFO task_id=${WAITING}\nbye`),
    );
    expect(list.entries.map((entry) => [entry.line, entry.id])).toEqual([
      [1, ID],
      [2, WAITING],
    ]);
    expect(list.rejected).toEqual([{ line: 3, text: 'bye', reason: 'bad-json' }]);
  });
});

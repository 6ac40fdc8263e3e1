import { Secret } from '../../contract/secret';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { parsePhotoAddress } from '../../contract/photo-address';
import { createApiClient } from '../../electron/api/client';
import { contentSecurityPolicy } from '../../electron/shell/pages';
import { EVERYTHING } from '../../contract/everything';
import { answer, openStore, saved } from '../../electron/tracking/store-on-disk';

/** Words that are something else to a page, a query, a template, a path, a spreadsheet or a reader's eye. */
const HOSTILE = [
  '<script>planted = 1</script>',
  '<img src=x onerror="planted = 1">',
  '"><svg/onload=planted=1>',
  "'-planted-'",
  'javascript:planted=1',
  '</textarea><iframe srcdoc="<script>parent.planted=1</script>">',
  '<b>bold</b> &lt;i&gt; &#60;u&#62;',
  '{{7*7}} ${7*7} <%= 7*7 %>',
  "Robert'); DROP TABLE tasks;--",
  '%',
  '__proto__',
  'constructor',
  '../../etc/passwd',
  'C:\\Windows\\nul',
  '=HYPERLINK("https://example.com")',
  '\u202egnp.exe',
  '\u2066\u2067\u200f\u061c',
  'Zoe\u0308 👩‍👩‍👧 \ud800',
  'line\nbreak\ttab\r\u0007',
  '\u2028\u2029\ufeff',
  'x'.repeat(20_000),
];
const MARK = 'file:///etc/passwd?';

const never = new AbortController().signal;

/** What the API's client makes of a task whose every field says `word`. */
async function read(id: string, word: string) {
  const task = {
    id,
    _id: word,
    api_id: word,
    created_at: word,
    trace_id: word,
    request: { mode: word, template: word, image_urls: [word], callback_url: word },
    response: {
      success: true,
      task_id: word,
      status: word,
      data: [{ id: word, image_url: MARK + word, template: word }],
    },
  };
  const failing = { ...task, response: { success: false, error: { code: word, message: word } } };
  const tasks = [];
  for (const body of [task, failing]) {
    const client = createApiClient({
      fetch: async () => new Response(JSON.stringify(body)),
      baseUrl: 'https://api.test',
      token: () => new Secret('a-token-of-tests'),
    });
    const outcome = await client.retrieve(id, never);
    if (!outcome.ok || outcome.task === null) throw new Error(`not read: ${word.slice(0, 50)}`);
    tasks.push(outcome.task);
  }
  return { finished: tasks[0]!, failed: tasks[1]! };
}

describe('18. hostile words', () => {
  test.each(HOSTILE)('reach the window as they are: %j', async (word) => {
    const { store, account, add, apply } = await openStore();
    const [good, bad] = ['task-0001', 'task-0002'];
    const { finished } = await read(good, word);
    const { failed } = await read(bad, word);
    const fields = Object.fromEntries([
      ['Name', word],
      [word, word],
    ]);
    await add(word, [
      [good, fields],
      [bad, {}],
    ]);
    await apply(answer(good, 1, finished), answer(bad, 1, failed));
    const key = store.detail(account, good)!.photos[0]!.key;
    await apply(saved(good, key, 2));

    const [row, failedRow] = store.rows(account, EVERYTHING, 0, 10).rows;
    const detail = store.detail(account, good)!;
    const { error } = failedRow!;
    const { mode, template, traceId, portraits, photos, lists, timeline } = detail;
    const texts = [
      row!.name,
      error?.message,
      error?.code,
      mode,
      template,
      traceId,
      detail.fields[word],
    ];
    const firsts = [portraits[0], photos[0]!.template, lists[0]!.name, timeline[0]!.detail];
    const shown = [...texts, ...firsts];
    // The same letters in every place. Half a character, alone, is one that no database can hold.
    const wellFormed = (text: string) => Buffer.from(text).toString();
    expect(shown.map((text) => wellFormed(text ?? 'nothing'))).toEqual(
      shown.map(() => wellFormed(word)),
    );
    expect(detail.photos[0]!.url).toBe(wellFormed(MARK + word).trim());
    expect(JSON.parse(detail.answer!).request.mode).toBe(word);
    expect((await store.overview(account, 3)).lists[0]!.name.length).toBeGreaterThan(0);
    // The window loads a saved photo by an address of ours alone, never by a word of theirs.
    for (const address of [row!.photos[0]!.src, row!.photos[0]!.thumbnail]) {
      expect(address).toMatch(/^proofsheet-photo:\/\/(photo|thumbnail)\/task-0001\/[^/?#<>"]+\?v=/);
      expect(parsePhotoAddress(address!)).toMatchObject({ taskId: good, key });
    }
    // To a search they are words, too: none of them finds everything.
    if (/[\p{L}\p{P}\p{S}]/u.test(word)) {
      await add('plain.csv', [['task-0003', { Name: 'Ann Lee' }]]);
      const query = { ...EVERYTHING, search: word.slice(0, 500) };
      const found = store.rows(account, query, 0, 10).rows.map((one) => one.id);
      expect(found).not.toContain('task-0003');
    }
    expect(Reflect.get({}, 'planted')).toBeUndefined();
  });
});

const RENDERER = fileURLToPath(new URL('../../renderer', import.meta.url));
/** The ways in which a page can take words for more than words. */
const SINKS =
  /\b(?:innerHTML|outerHTML|insertAdjacentHTML|setHTMLUnsafe|createContextualFragment|srcdoc|DOMParser|parseHTMLUnsafe|write(?:ln)?\s*\(\s*[`'"<]|eval\s*\(|new Function|javascript:)/;

test('18. no part of the window makes HTML or code of words', async () => {
  const files = await readdir(RENDERER, { recursive: true });
  const sources = files.filter((file) => /\.(tsx?|html)$/.test(file) && !file.includes('.test.'));
  expect(sources.length).toBeGreaterThan(50);
  const found: string[] = [];
  for (const file of sources) {
    const lines = (await readFile(join(RENDERER, file), 'utf8')).split('\n');
    lines.forEach((line, at) => {
      if (SINKS.test(line)) found.push(`${file}:${at + 1}: ${line.trim()}`);
    });
  }
  expect(found).toEqual([]);
  expect('<div innerHTML={props.name} />').toMatch(SINKS);
});

test('18. the page names the policy that it is served with, and nothing in it is unsafe', async () => {
  const page = await readFile(join(RENDERER, 'index.html'), 'utf8');
  const named = /http-equiv="Content-Security-Policy"\s+content="([^"]+)"/.exec(page)?.[1];
  const served = contentSecurityPolicy(null);
  // A page cannot say for itself who may frame it.
  expect(`${named}; frame-ancestors 'none'`).toBe(served);
  expect(served).not.toMatch(/unsafe|\*|https?:|data:|blob:/);
});

import { readFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { WholePhoto } from '../../contract/photo';
import { finished, openStore, saved } from '../tracking/store-on-disk';
import { zh } from '../words/zh';
import { exportReport } from './export-report';
import { MOST_PICTURES } from './html-rows';
import { AT, client, folder, someTasks, unwatched, WISH, written } from './report-on-disk';
import { reportStyle } from './report-style';
import { reportWords } from './report-words';

const place = (page: string, text: string): number => {
  expect(page).toContain(text);
  return page.indexOf(text);
};

it('shows a summary, then what has problems and why, then the photos, then the others', async () => {
  const page = await written(await someTasks(), 'html');
  const order = [
    '<h1 dir="auto">march.csv</h1>',
    '(Europe/Berlin)',
    '<dt>Delivered</dt><dd>1</dd>',
    '<div class="alert"><dt>With problems</dt><dd>2</dd>',
    '<dt>Still to come</dt><dd>1</dd>',
    '<dt>Photos</dt><dd>2</dd>',
    'With problems <small>2</small>',
    'There was trouble at the service: no face was found',
    'task-0003',
    'Delivered <small>1</small>',
    'Ana-1.png',
    'Ana-2.png',
    'Still to come <small>1</small>',
    'task-0004',
  ].map((text) => place(page, text));
  expect(order).toEqual(order.toSorted((a, b) => a - b));
  expect(page.match(/<table>/gu)).toHaveLength(3);
  expect(page.match(/<\/table>/gu)).toHaveLength(3);
  const inChinese = await written(await someTasks(), 'html', { words: zh.report });
  expect(inChinese).toContain('<html lang="zh-CN">');
  expect(inChinese).toContain('有问题 <small>2</small>');
  expect(await written(await openStore(), 'html')).toContain('No tasks.');
});

it('says of a report on what is not delivered how many tasks that is of', async () => {
  const page = await written(await someTasks(), 'html', { undelivered: true });
  expect(page).toContain('<h1 dir="auto">march.csv · not delivered</h1>');
  expect(page).toContain('<dt>Tasks</dt><dd>3<small> / 4</small></dd>');
  expect(page).not.toMatch(/task-0001|<dt>Delivered|<dt>Photos/u);
  expect(page).toMatch(/task-0002[^]*task-0003[^]*task-0004/u);
});

it('shows every text as text, and may load and run nothing', async () => {
  const evil = `"><script>alert(1)</script><img src=x onerror=alert(1)>`;
  const open = await openStore();
  await open.add(evil, [['task-0001', { Name: evil, [evil]: evil }], ['task-0002']], AT);
  await open.apply(
    finished('task-0001', AT, ['a']),
    saved('task-0001', 'a', AT, { path: `/p/${evil.replaceAll('/', '')}.png` }),
  );
  const path = join(folder(), 'report.html');
  const wish = { ...WISH, format: 'html', subject: evil, path } as const;
  const picture = () => Promise.resolve(Buffer.from('jpeg'));
  await exportReport(client(open), open.account, wish, reportWords, picture, unwatched);
  const page = readFileSync(path, 'utf8');
  expect(page).not.toMatch(/<script|<img src=x/u);
  expect(page.match(/<img /gu)).toHaveLength(1);
  expect(page).toContain(`<img alt="" src="data:image/jpeg;base64,${btoa('jpeg')}">`);
  const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/u.exec(page)?.[1] ?? '';
  expect(policy).toContain("default-src 'none'");
  expect(policy).not.toContain('unsafe');
  const style = /<style>([^]*?)<\/style>/u.exec(page)?.[1] ?? '';
  expect(style).toBe(reportStyle);
  expect(policy).toContain(`'sha256-${createHash('sha256').update(style).digest('base64')}'`);
});

it('shows the first photos small, says so, and has few pictures at a time in hand', async () => {
  const open = await openStore();
  const ids = Array.from({ length: MOST_PICTURES / 2 + 20 }, (_, n) => `task-${1000 + n}`);
  await open.add(
    'many.csv',
    ids.map((id) => [id, { Name: `Person ${id}` }]),
    AT,
  );
  await open.apply(...ids.map((id) => finished(id, AT, ['a', 'b'])));
  await open.apply(...ids.flatMap((id) => ['a', 'b'].map((key) => saved(id, key, AT))));
  const asked: string[] = [];
  let inHand = 0;
  let most = 0;
  const picture = async ({ path }: WholePhoto) => {
    asked.push(path);
    most = Math.max(most, ++inHand);
    await new Promise((resolve) => setImmediate(resolve));
    inHand -= 1;
    return asked.length % 7 === 0 ? null : Buffer.from(path);
  };
  const page = await written(open, 'html', { picture });
  expect(asked).toEqual(
    ids
      .slice(0, MOST_PICTURES / 2)
      .flatMap((id) => ['a', 'b'].map((key) => `/photos/${id}-${key}.png`)),
  );
  expect(most).toBeLessThanOrEqual(4);
  expect(page).toContain('Small pictures of the first 500 of 540 photos');
  expect(page.match(/<div class="frame">/gu)).toHaveLength(MOST_PICTURES);
  expect(page.match(/<figure class="bare">/gu)).toHaveLength(40);
  expect(place(page, btoa('/photos/task-1000-a.png'))).toBeLessThan(
    place(page, 'task-1000-a.png</div>'),
  );
  expect(page).toContain('task-1269-b.png');
});

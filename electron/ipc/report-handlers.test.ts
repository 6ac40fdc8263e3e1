import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { EVERYTHING } from '../../contract/everything';
import type { WholePhoto } from '../../contract/photo';
import type { WorkProgress } from '../../contract/work';
import { finished, openStore, saved } from '../tracking/store-on-disk';
import type { DesktopPorts } from './handlers';
import { createLongWork } from './long-work';
import { reportHandlers } from './report-handlers';

it('reports on the account that was in use when it was asked for', async () => {
  const asked: unknown[] = [];
  let inUse = 1;
  const ports = {
    now: () => 0,
    engine: {
      store: {
        overview: async (account: number) => {
          asked.push(account);
          // The operator changes over to another account meanwhile.
          inUse = 2;
          return { lists: [{ id: 7, name: 'march.csv' }] };
        },
        reportPlan: (account: number) => {
          asked.push(account);
          return Promise.reject(new Error('enough'));
        },
      },
    },
    reporting: createLongWork(() => undefined),
    report: { askForPlace: async () => '/nowhere/report.csv', locale: () => 'en-US' },
  } as unknown as DesktopPorts;
  const { exportReport } = reportHandlers(ports, () => inUse);
  const query = { list: 7 } as Parameters<typeof exportReport>[0]['query'];
  await expect(exportReport({ format: 'csv', query })).rejects.toThrow('enough');
  expect(asked).toEqual([1, 1]);
});

it('shows the thumbnails of the photos on a page, and goes without those that do not come', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'proofsheet-page-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const { store, account, add, apply } = await openStore();
  const ids = ['task-0001', 'task-0002', 'task-0003'];
  await add(
    'march.csv',
    ids.map((id) => [id]),
  );
  await apply(...ids.map((id) => finished(id, 1, ['a'])));
  await apply(...ids.map((id) => saved(id, 'a', 2)));
  const path = join(folder, 'report.html');
  const thumbnail = async (photo: WholePhoto): Promise<{ bytes: Buffer } | null> => {
    if (photo.path.includes('0002')) throw new Error('The process has ended.');
    return photo.path.includes('0001') ? { bytes: Buffer.from('small') } : null;
  };
  const ports = {
    now: () => 3,
    engine: { store, thumbnail },
    reporting: createLongWork(() => undefined),
    report: { askForPlace: async () => path, locale: () => 'en-US' },
  } as unknown as DesktopPorts;
  const { exportReport } = reportHandlers(ports, () => account);
  const written = await exportReport({ format: 'html', query: EVERYTHING });
  expect(written).toEqual({ file: 'report.html', tasks: 3 });
  const page = await readFile(path, 'utf8');
  expect(page.match(/src="[^"]*"/gu)).toEqual([`src="data:image/jpeg;base64,${btoa('small')}"`]);
  expect(page.match(/<figure>/gu)).toHaveLength(3);
});

it.each(['html', 'csv'] as const)(
  'tells how far a report is (%s), and leaves nothing of one that was cancelled',
  async (format) => {
    const folder = await mkdtemp(join(tmpdir(), 'proofsheet-cancelled-'));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    const { store, account, add, apply } = await openStore();
    const ids = Array.from({ length: 450 }, (_, n) => `task-${1_000 + n}`);
    await add(
      'march.csv',
      ids.map((id) => [id]),
    );
    await apply(...ids.map((id) => finished(id, 1, ['a'])));
    await apply(...ids.map((id) => saved(id, 'a', 2)));
    const path = join(folder, `report.${format}`);
    await writeFile(path, 'of last week');

    const seen: WorkProgress[] = [];
    let cancelAt = 200;
    const reporting = createLongWork(() => {
      const state = reporting.state();
      if (!state) return;
      seen.push(state);
      if (state.done >= cancelAt) void calls.cancelReport(null);
    });
    const ports = {
      now: () => 3,
      engine: { store, thumbnail: async () => ({ bytes: Buffer.from('small') }) },
      reporting,
      report: { askForPlace: async () => path, locale: () => 'en-US' },
    } as unknown as DesktopPorts;
    const calls = reportHandlers(ports, () => account);
    expect(await calls.exportReport({ format, query: EVERYTHING })).toBe('cancelled');
    expect(seen[0]).toEqual({ done: 0, of: 0 });
    expect(seen.at(-1)).toEqual({ done: 200, of: 450 });
    expect(reporting.state()).toBeNull();
    expect(await readdir(folder)).toEqual([`report.${format}`]);
    expect(await readFile(path, 'utf8')).toBe('of last week');

    cancelAt = Infinity;
    expect(await calls.exportReport({ format, query: EVERYTHING })).toMatchObject({ tasks: 450 });
    const steps = seen
      .map(({ done }) => done)
      .slice(seen.findIndex(({ done }) => done === 200) + 1);
    expect(steps).toEqual(steps.toSorted((a, b) => a - b));
    expect(steps.at(-1)).toBe(450);
    // A picture takes its time: those are told of every few tasks.
    if (format === 'html') expect(steps).toContain(4);
    expect(await readFile(path, 'utf8')).toContain('task-1449');
  },
);

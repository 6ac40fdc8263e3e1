import { mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { EVERYTHING } from '../../contract/everything';
import type { WholePhoto } from '../../contract/photo';
import { finished, openStore, saved } from '../tracking/store-on-disk';
import type { DesktopPorts } from './handlers';
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
    report: { askForPlace: async () => '/nowhere/report.csv', locale: () => 'en-US' },
  } as unknown as DesktopPorts;
  const { exportReport } = reportHandlers(ports, () => inUse);
  const query = { list: 7 } as Parameters<typeof exportReport>[0]['query'];
  await expect(exportReport({ format: 'csv', query })).rejects.toThrow('enough');
  expect(asked).toEqual([1, 1]);
});

it('shows the thumbnails of the photos on a page, and no other file', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'proofsheet-page-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const { store, account, add, apply } = await openStore();
  const ids = ['task-0001', 'task-0002', 'task-0003', 'task-0004'];
  await add(
    'march.csv',
    ids.map((id) => [id]),
  );
  await apply(...ids.map((id) => finished(id, 1, ['a'])));
  await apply(...ids.map((id) => saved(id, 'a', 2)));
  await writeFile(join(folder, 'task-0001-a.png'), 'small');
  await writeFile(join(folder, 'secret'), 'secret');
  await symlink(join(folder, 'secret'), join(folder, 'task-0002-a.png'));
  await writeFile(join(folder, 'task-0003-a.png'), 'x'.repeat(300_000));
  const path = join(folder, 'report.html');
  const thumbnail = async (photo: WholePhoto): Promise<string | null> =>
    photo.path.includes('0004')
      ? Promise.reject(new Error('The process has ended.'))
      : photo.path.replace('/photos', folder);
  const ports = {
    now: () => 3,
    engine: { store, thumbnail },
    report: { askForPlace: async () => path, locale: () => 'en-US' },
  } as unknown as DesktopPorts;
  const { exportReport } = reportHandlers(ports, () => account);
  const written = await exportReport({ format: 'html', query: EVERYTHING });
  expect(written).toEqual({ file: 'report.html', tasks: 4 });
  const page = await readFile(path, 'utf8');
  expect(page.match(/src="[^"]*"/gu)).toEqual([`src="data:image/jpeg;base64,${btoa('small')}"`]);
  expect(page.match(/<figure>/gu)).toHaveLength(4);
});

import { expect, it } from 'vitest';
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
    report: { askForPlace: async () => '/nowhere/report.csv' },
  } as unknown as DesktopPorts;
  const { exportReport } = reportHandlers(ports, () => inUse);
  const query = { list: 7 } as Parameters<typeof exportReport>[0]['query'];
  await expect(exportReport({ format: 'csv', query })).rejects.toThrow('enough');
  expect(asked).toEqual([1, 1]);
});

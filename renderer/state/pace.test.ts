import { expect, it } from 'vitest';
import type { AppState } from '../../contract/view';
import { onTheirWay } from './pace';

it('leaves out what takes unusually long, of a list as of all', () => {
  const app = {
    counts: { waiting: 40, overdue: 30 },
    lists: [{ id: 7, waiting: 25, overdue: 21 }],
  } as unknown as AppState;
  expect(onTheirWay(app, null)).toBe(10);
  expect(onTheirWay(app, 7)).toBe(4);
  expect(onTheirWay(app, 8)).toBe(0);
});

import { expect, it } from 'vitest';
import { createLocalTimes } from './local-time';

it('tells a spreadsheet the time on the clock of its zone, in summer as in winter', () => {
  const { inCell, zone } = createLocalTimes('en', 'Europe/Berlin');
  expect(zone).toBe('Europe/Berlin');
  expect(inCell(Date.UTC(2026, 0, 5, 23, 4, 9, 999))).toBe('2026-01-06 00:04:09');
  expect(inCell(Date.UTC(2026, 6, 5, 23, 4, 9))).toBe('2026-07-06 01:04:09');
  expect(inCell(null)).toBe('');
});

it('tells people the day in their language', () => {
  const at = Date.UTC(2026, 2, 14, 16, 41);
  expect(createLocalTimes('en', 'Asia/Shanghai').long(at)).toMatch(/March 15, 2026.* 12:41\sAM/u);
  expect(createLocalTimes('zh-CN', 'Asia/Shanghai').long(at)).toMatch(/2026年3月15日.*00:41/u);
});

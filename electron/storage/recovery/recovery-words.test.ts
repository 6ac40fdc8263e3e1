import { expect, test } from 'vitest';
import type { Recovered, Restored } from './recovered';
import { recoveryWords } from './recovery-words';

const NONE: Restored = { restored: 0, fromBackup: 0, askedAgain: 0, lost: 0 };
const WHOLE: Recovered = {
  damagedCopy: '/profile/tracking.db.damaged-1',
  why: 'a page is not what it was',
  from: 'file',
  backupAt: null,
  changesLost: 0,
  tasks: { ...NONE, restored: 204 },
  photos: NONE,
  lines: NONE,
};

test('where nothing was lost, nothing is said of losses', () => {
  const { detail } = recoveryWords(WHOLE);
  expect(detail).toBe(
    '204 tasks restored. Saved photos are not touched. The damaged file is kept as /profile/tracking.db.damaged-1.',
  );
});

test('every loss is told, and an unknown one as such', () => {
  const tasks = { restored: 190, fromBackup: 12, askedAgain: 8, lost: 6 };
  const { detail } = recoveryWords({ ...WHOLE, tasks, changesLost: 2, damagedCopy: null });
  expect(detail).toBe(
    '190 tasks restored · 12 of them as a backup has them · 8 will be asked about again · 6 lost: bring their lists in again · the last changes before the end are missing. Saved photos are not touched.',
  );
  const unknown = recoveryWords({ ...WHOLE, tasks: { ...tasks, lost: null } });
  expect(unknown.detail).toContain('how many were lost is not known');
});

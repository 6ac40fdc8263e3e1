import { expect, test } from 'vitest';
import { createStayAwake } from './stay-awake';

test('the computer is kept awake once while photos are saved, and let go when none is', () => {
  const calls: string[] = [];
  let last = 0;
  const stayAwake = createStayAwake({
    start(type) {
      last += 1;
      calls.push(`start ${type} ${last}`);
      return last;
    },
    stop: (id) => void calls.push(`stop ${id}`),
  });
  for (const saving of [false, true, true, false, false, true]) stayAwake(saving);
  expect(calls).toEqual([
    'start prevent-app-suspension 1',
    'stop 1',
    'start prevent-app-suspension 2',
  ]);
});

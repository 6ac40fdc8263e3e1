import { expect, test } from 'vitest';
import { createWaitingLists } from './waiting-lists';

function scene() {
  const shown: string[][] = [];
  let possible = false;
  const lists = createWaitingLists(
    () => possible,
    (files) => shown.push(files),
  );
  return { lists, shown, allow: () => (possible = true) };
}

test('files that come too early are shown once, all together, when they can be', () => {
  const { lists, shown, allow } = scene();
  lists.take(['a.csv']);
  lists.take(['b.csv']);
  lists.look();
  expect(shown).toEqual([]);
  allow();
  lists.look();
  lists.look();
  expect(shown).toEqual([['a.csv', 'b.csv']]);
});

test('files that can be shown are shown at once, and no files are never shown', () => {
  const { lists, shown, allow } = scene();
  allow();
  lists.take([]);
  lists.take(['a.csv']);
  expect(shown).toEqual([['a.csv']]);
});

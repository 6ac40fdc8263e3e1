import { describe, expect, it } from 'vitest';
import type { RowQuery } from '../../contract/view';
import { EVERYTHING } from '../../contract/everything';
import { openStore } from './store-on-disk';

async function opened(names: readonly (string | null)[]) {
  const { store, account, add } = await openStore();
  await add(
    'a.csv',
    names.map((name, i) => [
      `id-${String(i).padStart(5, '0')}`,
      name === null ? {} : { Name: name },
    ]),
  );
  return (prefix: string, from = 0, query: Partial<RowQuery> = {}) =>
    store.seek(account, { ...EVERYTHING, ...query }, prefix, from);
}

describe('a name that is typed', () => {
  it('is found from the place on, then from the start, whatever its case', async () => {
    const seek = await opened(['Ana', 'Bea', 'anton', '王小明']);
    expect(seek('an')).toBe(0);
    expect(seek('AN', 1)).toBe(2);
    expect(seek('an', 3)).toBe(0);
    expect(seek('be', 2)).toBe(1);
    expect(seek('王')).toBe(3);
  });

  it('is that which is shown: the ID where there is no name', async () => {
    const seek = await opened(['Ana', null]);
    expect(seek('id-')).toBe(1);
    expect(seek('id-00000')).toBeNull();
  });

  it('is found in the order and among the tasks on show', async () => {
    const seek = await opened(['Bea', 'Ana', 'Bo', 'Cleo']);
    expect(seek('b', 0, { sort: 'name' })).toBe(1);
    expect(seek('b', 2, { sort: 'name', descending: true })).toBe(2);
    expect(seek('b', 0, { search: 'o' })).toBe(0);
    expect(seek('a', 0, { search: 'o' })).toBeNull();
    expect(seek('b', 0, { status: 'finished' })).toBeNull();
  });

  it('is found however far it is, before or after', async () => {
    const names = Array.from({ length: 3_000 }, (_, i) => (i % 2_000 === 700 ? 'Zoe' : `P ${i}`));
    const seek = await opened(names);
    expect(seek('zo')).toBe(700);
    expect(seek('zo', 701)).toBe(2_700);
    expect(seek('zo', 2_701)).toBe(700);
    expect(seek('zo', 1_000_000)).toBe(700);
  });

  it('is none where nothing is typed, and holds no pattern', async () => {
    const seek = await opened(['Ana', '%x', '_y']);
    expect(seek('')).toBeNull();
    expect(seek('%')).toBe(1);
    expect(seek('_')).toBe(2);
    expect(seek('a%')).toBeNull();
  });
});

import { expect, test } from 'vitest';
import { closable } from './closable';
import type { StoreClient } from './store-client';

/** As in Promise, where Node knows it already. */
function withResolvers<T>() {
  let resolve!: (value: T) => void;
  let reject!: (error: Error) => void;
  const promise = new Promise<T>((onDone, onFailure) => {
    resolve = onDone;
    reject = onFailure;
  });
  return { promise, resolve, reject };
}

/** Lets everything happen that can. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

test('a store is closed when the last call is over, however it ends, and takes no others', async () => {
  const happened: string[] = [];
  const { promise: copied, resolve: copy } = withResolvers<void>();
  const { promise: asked, reject: fail } = withResolvers<null>();
  const calls: Partial<StoreClient> = {
    copyTo: () => copied,
    nextDueAt: () => asked,
    close: async () => void happened.push('closed'),
  };
  const store = closable(calls as StoreClient, async () => void happened.push('ended'));
  const copying = store.copyTo('/a');
  const asking = store.nextDueAt(1, null);
  const closing = store.close();
  await expect(store.nextDueAt(1, null)).rejects.toThrow('is being closed');
  copy();
  await copying;
  await settled();
  expect(happened).toEqual([]);
  fail(new Error('No.'));
  await expect(asking).rejects.toThrow('No.');
  await Promise.all([closing, store.close()]);
  expect(happened).toEqual(['closed', 'ended']);
});

import { expect, test, vi } from 'vitest';
import { MOST_THUMBNAILS } from '../../contract/ipc';
import { createThumbnails } from './thumbnails';

const never = new AbortController().signal;
const bytesOf = (address: string) => new TextEncoder().encode(address);

test('what is asked for in one turn is one message, answered in its order', async () => {
  const fetch = vi.fn(async (addresses: string[]) =>
    addresses.map((address) => (address === 'b' ? null : bytesOf(address))),
  );
  const ask = createThumbnails(fetch);
  const answers = await Promise.all(['a', 'b', 'c'].map((address) => ask(address, never)));
  expect(answers).toEqual([bytesOf('a'), null, bytesOf('c')]);
  expect(fetch.mock.calls).toEqual([[['a', 'b', 'c']]]);

  expect(await ask('d', never)).toEqual(bytesOf('d'));
  expect(fetch).toHaveBeenCalledTimes(2);
});

test('no message holds more than may be asked for at once', async () => {
  const sizes: number[] = [];
  const ask = createThumbnails(async (addresses) => {
    sizes.push(addresses.length);
    return addresses.map(bytesOf);
  });
  const addresses = Array.from({ length: MOST_THUMBNAILS + 3 }, (_, i) => String(i));
  const answers = await Promise.all(addresses.map((address) => ask(address, never)));
  expect(sizes).toEqual([MOST_THUMBNAILS, 3]);
  expect(answers).toEqual(addresses.map(bytesOf));
});

test('what is no longer wanted is not asked for, and not given', async () => {
  const fetch = vi.fn(async (addresses: string[]) => addresses.map(bytesOf));
  const ask = createThumbnails(fetch);
  const early = new AbortController();
  const late = new AbortController();
  fetch.mockImplementation(async (addresses) => {
    late.abort();
    return addresses.map(bytesOf);
  });
  const answers = [ask('a', early.signal), ask('b', late.signal), ask('c', never)];
  early.abort();
  expect(await Promise.all(answers)).toEqual([null, null, bytesOf('c')]);
  expect(fetch.mock.calls).toEqual([[['b', 'c']]]);
});

test('where the call fails or answers too little, the address has to be asked', async () => {
  const fetch = vi.fn<(addresses: string[]) => Promise<Uint8Array<ArrayBuffer>[] | undefined>>();
  const ask = createThumbnails(fetch);
  fetch.mockResolvedValueOnce(undefined);
  expect(await ask('a', never)).toBeNull();
  fetch.mockRejectedValueOnce(new Error('gone'));
  expect(await ask('b', never)).toBeNull();
  fetch.mockResolvedValueOnce([bytesOf('c')]);
  expect(await Promise.all([ask('c', never), ask('d', never)])).toEqual([bytesOf('c'), null]);
});

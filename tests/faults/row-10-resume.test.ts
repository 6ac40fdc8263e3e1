import { describe, expect, test } from 'vitest';
import type { PhotoFault, RangeFault } from '../../sandbox/faults';
import type { ImageFormat } from '../../sandbox/images';
import {
  EXTENSIONS,
  expectNoToken,
  expectSaved,
  openStand,
  saveWithRetry,
  type Stand,
} from './stand';

/** What the sandbox was asked for photos, in order: the range, and the validator that guards it. */
function asked(stand: Stand): { range: string | null; ifRange: string | null }[] {
  return stand.sandbox.requests
    .filter(({ method }) => method === 'GET')
    .map(({ range, ifRange }) => ({ range, ifRange }));
}

/** No range was ever asked for without a strong validator beside it (RFC 9110, 13.1.5). */
function expectGuarded(stand: Stand): void {
  for (const { range, ifRange } of asked(stand)) {
    if (range !== null) expect(ifRange).toMatch(/^"[^"]+"$/);
  }
}

const CUT_AT = 8_000;
const cut: PhotoFault = { kind: 'cut', atByte: CUT_AT };

/** A photo whose first answer is cut after 8 kB; then comes `then`, once; then all is well. */
async function resume(
  then: PhotoFault | null,
  first: PhotoFault = cut,
  format: ImageFormat = 'png',
) {
  const stand = await openStand();
  const { url, bytes } = stand.photo('one', format);
  stand.sandbox.faults.photo('one', first, 1);
  if (then) stand.sandbox.faults.photo('one', then, 1);
  const { outcome } = await saveWithRetry(stand, { url });
  return { stand, url, bytes, outcome };
}

describe('10. a photo that was cut', () => {
  test('goes on where it broke, guarded by its strong ETag, and is the same to the byte', async () => {
    const { stand, bytes, outcome } = await resume(null);
    await expectSaved(outcome, bytes);
    const [first, second, ...more] = asked(stand);
    expect(first).toEqual({ range: null, ifRange: null });
    // As far as the bytes had come, or less where some of them are asked for again to be sure.
    const from = Number(/^bytes=(\d+)-$/.exec(second?.range ?? '')?.[1]);
    expect(from).toBeGreaterThan(0);
    expect(from).toBeLessThanOrEqual(CUT_AT);
    expect(second?.ifRange).toMatch(/^"[0-9a-f]{20}"$/);
    expect(more).toEqual([]);
    expect(stand.sandbox.requests.map(({ status }) => status)).toEqual([200, 206]);
    expect(await stand.photos()).toEqual(['Ann.png']);
    expectNoToken(stand.sandbox);
  });

  test('goes on where it broke in a later turn, too', async () => {
    const stand = await openStand();
    const { url, bytes } = stand.photo('one');
    stand.sandbox.faults.photo('one', cut, 1);
    stand.sandbox.faults.photo('one', { kind: 'status', status: 503 }, 1);
    expect(await stand.save({ url })).toMatchObject({ kind: 'delayed', reason: 'trouble' });
    expect(await stand.photos()).toEqual([]);
    await expectSaved(await stand.save({ url, attempts: 1 }), bytes);
    expect(asked(stand).map(({ range }) => range)).toEqual([
      null,
      `bytes=${CUT_AT}-`,
      `bytes=${CUT_AT}-`,
    ]);
    expectGuarded(stand);
  });

  test('goes on more than once, each time further', async () => {
    const stand = await openStand();
    const { url, bytes } = stand.photo('one');
    stand.sandbox.faults.photo('one', cut, 1);
    stand.sandbox.faults.photo('one', { kind: 'range', how: 'short' }, 2);
    await expectSaved((await saveWithRetry(stand, { url })).outcome, bytes);
    const starts = asked(stand).map(({ range }) => Number(/\d+/.exec(range ?? '0')?.[0]));
    expect(starts).toEqual(starts.toSorted((a, b) => a - b));
    expect(new Set(starts).size).toBe(starts.length);
    expectGuarded(stand);
  });

  test.each<[string, PhotoFault]>([
    ['a weak ETag', { ...cut, etag: 'weak' }],
    ['no ETag', { ...cut, etag: 'none' }],
    ['a packed body, of which an ETag says nothing', { ...cut, gzip: true }],
  ])('with %s begins anew', async (_name, first) => {
    const { stand, bytes, outcome } = await resume(null, first);
    await expectSaved(outcome, bytes);
    expect(asked(stand)).toEqual([
      { range: null, ifRange: null },
      { range: null, ifRange: null },
    ]);
  });

  test('and replaced meanwhile is the new one, whole', async () => {
    const stand = await openStand();
    const { url, bytes } = stand.photo('one', 'jpeg');
    stand.sandbox.faults.photo('one', cut, 1);
    stand.sandbox.faults.photo('one', { kind: 'replaced' });
    const { outcome } = await saveWithRetry(stand, { url });
    // The bytes of the new edition, of which the old one's beginning is no part.
    const edition = Buffer.from(await (await fetch(url)).arrayBuffer());
    expect(edition.equals(bytes)).toBe(false);
    await expectSaved(outcome, edition);
    expectGuarded(stand);
  });

  const lies: RangeFault[] = [
    'ignored',
    'wrong',
    'refused',
    'mislabelled',
    'resized',
    'unlabelled',
    'replaced',
    'short',
  ];
  // A JPEG has no checksums: pieces that do not belong together would look whole.
  const cases = lies.flatMap((how) =>
    (['png', 'jpeg', 'webp'] as const).map((format) => [how, format]),
  );
  test.each(cases as [RangeFault, ImageFormat][])(
    'and whose range is answered “%s” is the same %s in the end',
    async (how, format) => {
      const { stand, bytes, outcome } = await resume({ kind: 'range', how }, cut, format);
      await expectSaved(outcome, bytes);
      expectGuarded(stand);
      expect(await stand.photos()).toEqual([`Ann.${EXTENSIONS[format]}`]);
      // What was asked for after the lie is the whole photo, or the rest of what is known to be true.
      const ranges = asked(stand).map(({ range }) => range !== null);
      expect(ranges.slice(0, 2)).toEqual([false, true]);
      const beginsAnew = ranges.slice(2).every((isRange) => !isRange);
      expect(beginsAnew || how === 'short' || how === 'wrong').toBe(true);
    },
  );

  test('and whose range is refused again and again is fetched whole, not for ever', async () => {
    const stand = await openStand();
    const { url, bytes } = stand.photo('one');
    stand.sandbox.faults.photo('one', cut, 1);
    stand.sandbox.faults.photo('one', { kind: 'range', how: 'ignored' });
    await expectSaved((await saveWithRetry(stand, { url })).outcome, bytes);
    expect(asked(stand).length).toBeLessThanOrEqual(3);
  });

  test('and then expired, got a new address and is whole', async () => {
    const stand = await openStand();
    const { url, bytes } = stand.photo('one');
    stand.sandbox.faults.photo('one', cut, 1);
    stand.sandbox.faults.photo('one', { kind: 'status', status: 403 }, 1);
    expect(await stand.save({ url })).toMatchObject({ kind: 'expired' });
    await expectSaved(await stand.save({ url: `${url}?v=2` }), bytes);
    expectGuarded(stand);
  });

  test('leaves no half file under a name while it waits for its rest', async () => {
    const stand = await openStand();
    const { url } = stand.photo('one');
    stand.sandbox.faults.photo('one', cut);
    await stand.save({ url });
    expect(await stand.photos()).toEqual([]);
  });
});

test('10. the beginning of one photo is never joined to the rest of another', async () => {
  const stand = await openStand();
  const [ann, bob] = [stand.photo('ann'), stand.photo('bob')];
  for (const id of ['ann', 'bob']) {
    stand.sandbox.faults.photo(id, cut, 1);
    stand.sandbox.faults.photo(id, { kind: 'status', status: 503 }, 1);
  }
  await Promise.all([
    stand.save({ url: ann.url, taskId: 'ann', name: 'Ann' }),
    stand.save({ url: bob.url, taskId: 'bob', name: 'Bob' }),
  ]);
  // The same photo ID at the other's address: what came from one address is of no use at another.
  await expectSaved(await stand.save({ url: bob.url, taskId: 'ann', name: 'Ann' }), bob.bytes);
  await expectSaved(await stand.save({ url: ann.url, taskId: 'bob', name: 'Bob' }), ann.bytes);
  expect(await stand.photos()).toEqual(['Ann.png', 'Bob.png']);
});

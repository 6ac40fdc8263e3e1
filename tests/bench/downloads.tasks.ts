import type { Fact } from '../../contract/fact';
import type { StoreClient } from '../../electron/storage/store-client';

/**
 * Tracks `count` finished tasks, `Person 0` to the last, whose photos `<origin>/<number>.png` are not saved.
 * `origin` is the API's, too. Returns the account's number.
 */
export async function submitTasks(
  store: StoreClient,
  origin: string,
  count: number,
): Promise<number> {
  const account = await store.openAccount('live', new URL(origin).href);
  const ids = Array.from({ length: count }, (_, n) => {
    return `b0000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
  });
  const text = `Name,Task ID\n${ids.map((id, n) => `Person ${n},${id}`).join('\n')}\n`;
  const prepared = await store.prepareImport(account, { name: 'bench.csv', text });
  if (!prepared.ok) throw new Error(prepared.message);
  const at = Date.now();
  await store.commitImport(account, prepared.preview.previewId, { nameColumn: 'Name', at });
  await store.apply(
    account,
    ids.map((id, n): Fact => {
      const photo = { id: `photo-${n}`, url: `${origin}/${n}.png`, template: null };
      const remote = {
        id,
        status: 'finished' as const,
        createdAt: at,
        startedAt: null,
        finishedAt: null,
        template: null,
        mode: null,
        portraits: [],
        traceId: null,
        error: null,
        photos: [photo],
        raw: '{}',
      };
      return { kind: 'answered', taskId: id, at, remote, checkAgainAt: at };
    }),
  );
  return account;
}

import type { TaskFact } from '../../contract/fact';
import type { Applied, Store } from './store';
import { breathe, type Connection } from './transaction';
import { MAX_CHANGED, type Writer } from './writer';

/** Tasks that a wish is carried out for in one transaction: some 20 ms. */
const PART = 200;

export type Wishes = Pick<Store, 'retry' | 'hold' | 'release' | 'allowNumber' | 'queuePhotos'>;

/** What the operator wishes of tasks and their photos, be they a hundred thousand. */
export function createWishes(db: Connection, writer: Writer): Wishes {
  const want = db.prepare(`
    UPDATE photos SET wanted = 1 WHERE status <> 'saved' AND task IN (
      SELECT t.n FROM json_each(?2) AS wanted CROSS JOIN tasks t ON t.account = ?1 AND t.id = wanted.value)`);

  async function inParts(
    ids: readonly string[],
    carryOut: (part: readonly string[]) => Promise<Applied>,
  ): Promise<Applied> {
    let all = await carryOut(ids.slice(0, PART));
    for (let from = PART; from < ids.length; from += PART) {
      await breathe();
      const { changed, revision } = await carryOut(ids.slice(from, from + PART));
      all = { changed: [...all.changed, ...changed].slice(0, MAX_CHANGED), revision };
    }
    return all;
  }

  const wish = (account: number, ids: readonly string[], factOf: (taskId: string) => TaskFact) =>
    inParts(ids, (part) => writer.apply(account, part.map(factOf), 1));

  const release: Wishes['release'] = (account, ids, key, at) =>
    wish(account, ids, (taskId) => ({ kind: 'released', taskId, key, at }));

  return {
    retry: (account, ids, key, at) =>
      wish(account, ids, (taskId) => ({ kind: 'retried', taskId, key, at })),
    hold: (account, ids, key, hold, at) =>
      wish(account, ids, (taskId) => ({ kind: 'held', taskId, key, hold, at })),
    release,
    allowNumber: (account, ids, key, at) =>
      wish(account, ids, (taskId) => ({ kind: 'number-allowed', taskId, key, at })),
    queuePhotos: (account, ids, at) =>
      inParts(ids, async (part) => {
        await writer.change(false, () => void want.run(account, JSON.stringify(part)));
        return release(account, part, null, at);
      }),
  };
}

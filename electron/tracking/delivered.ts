import type { WholePhoto } from '../../contract/photo';
import type { Connection } from './transaction';

/**
 * Photos whose bytes were whole on disk once. It is kept apart from the tasks and outlives them: a photo
 * that was delivered is known when its list is brought in again.
 */
export interface Delivered {
  /** `damaged`: no picture can be made of the bytes, so the photo may be fetched again. */
  put(
    account: number,
    photo: { taskId: string; key: string },
    whole: WholePhoto,
    at: number,
    damaged: boolean,
  ): void;
  /** Where the photo's sound bytes were last; null = they never were whole on disk. */
  known(account: number, taskId: string, key: string): WholePhoto | null;
  /** Paths of all photos that were delivered with these bytes, damaged ones included. */
  filesWith(account: number, sha256: string): string[];
}

export function createDelivered(db: Connection): Delivered {
  const put = db.prepare(`
    INSERT INTO delivered (account, task_id, key, path, bytes, sha256, type, at, damaged)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT DO UPDATE SET path = excluded.path, bytes = excluded.bytes,
      sha256 = excluded.sha256, type = excluded.type, at = excluded.at, damaged = excluded.damaged`);
  const known = db.prepare(`
    SELECT path, bytes, sha256, type FROM delivered
    WHERE account = ? AND task_id = ? AND key = ? AND damaged = 0`);
  // By this index: by itself SQLite reads all that the account was ever delivered.
  const filesWith = db.prepare(`
    SELECT DISTINCT path FROM delivered INDEXED BY delivered_sha256
    WHERE account = ? AND sha256 = ?`);
  return {
    put(account, { taskId, key }, { path, bytes, sha256, type }, at, damaged) {
      put.run(account, taskId, key, path, bytes, sha256, type, at, Number(damaged));
    },
    known: (account, taskId, key) => known.get(account, taskId, key) ?? null,
    filesWith(account, sha256) {
      const rows: { path: string }[] = filesWith.all(account, sha256);
      return rows.map(({ path }) => path);
    },
  };
}

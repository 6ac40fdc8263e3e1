import type { DatabaseSync } from '@photostructure/sqlite';

/** A connection to the database that electron/storage/database.ts opened. */
export type Connection = InstanceType<typeof DatabaseSync>;

/** Runs `work` as one transaction: all of it is on disk when this returns, or none if it throws. */
export async function inTransaction<T>(db: Connection, work: () => T | Promise<T>): Promise<T> {
  db.exec('BEGIN IMMEDIATE');
  try {
    const result = await work();
    db.exec('COMMIT');
    return result;
  } catch (error) {
    // A full disk may have rolled back by itself.
    if (db.isTransaction) db.exec('ROLLBACK');
    throw error;
  }
}

/** Lets the thread answer queries in the middle of long work. */
export function breathe(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

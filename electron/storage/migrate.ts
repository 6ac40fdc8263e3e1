import type { Connection } from '../tracking/transaction';
import { userVersion } from './ask';

/** Brings the schema to a version, each step a transaction of its own. */
export function migrateTo(db: Connection, migrations: readonly string[], version: number): void {
  for (let next = userVersion(db) + 1; next <= version; next += 1) {
    db.exec('BEGIN IMMEDIATE');
    try {
      db.exec(migrations[next - 1] ?? '');
      db.exec(`PRAGMA user_version = ${next}`);
      db.exec('COMMIT');
    } catch (error) {
      // A full disk may have rolled back by itself.
      if (db.isTransaction) db.exec('ROLLBACK');
      throw error;
    }
  }
}

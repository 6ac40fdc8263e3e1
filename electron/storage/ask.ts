import type { Connection } from '../tracking/transaction';

/**
 * What the SQL tells by its calls of `tell(…)`, one array for each. A prepared statement would keep the
 * file open after the connection was closed, until the garbage collector comes by; this does not.
 */
export function ask(db: Connection, sql: string): unknown[][] {
  const told: unknown[][] = [];
  db.function('tell', { varargs: true }, (...values: unknown[]) => {
    told.push(values);
    return null;
  });
  db.exec(sql);
  return told;
}

export function userVersion(db: Connection): number {
  return Number(ask(db, 'SELECT tell(user_version) FROM pragma_user_version')[0]?.[0]);
}

/** What SQLite itself finds wrong with the database's structure; null = nothing. */
export function structuralFault(db: Connection): string | null {
  const [first] = ask(db, 'SELECT tell(quick_check) FROM pragma_quick_check');
  return first?.[0] === 'ok' ? null : String(first?.[0]);
}

/** SQLITE_CORRUPT and SQLITE_NOTADB, https://www.sqlite.org/rescode.html */
const DAMAGED = new Set([11, 26]);

/** True for an error that says the file itself is damaged. */
export function isDamage(error: unknown): boolean {
  const code = (error as { errcode?: unknown } | null)?.errcode;
  // The low byte is the primary code; extended codes add to it.
  return typeof code === 'number' && DAMAGED.has(code & 0xff);
}

import type { History, HistoryStep, StepKind } from '../../contract/history';
import { breathe, type Connection } from './transaction';

/** So many steps of an account can be undone; some more are kept, so that they go several at once. */
const MAX_STEPS = 50;
const SOME_MORE = 10;
/** Rows kept for all steps of all accounts; the latest step may have more. */
const MAX_ROWS = 1_000_000;
/** Rows that are forgotten before queries get their turn. */
const CHUNK = 1_000;

const STATE = { done: 0, undone: 1, forgotten: 2 } as const;

/** A step as it is kept. `detail`: JSON. */
export interface StepRow extends HistoryStepRow {
  detail: string;
}

interface HistoryStepRow {
  id: number;
  kind: StepKind;
  name: string | null;
  tasks: number | null;
}

/** A step that is written down while it is done; it begins with the first thing that it changes. */
export interface Recording {
  /** The step's number. */
  step(): number;
  /** The step's number; null = nothing was changed so far. */
  begun(): number | null;
  /** So many more tasks were changed. */
  count(tasks: number): void;
}

export interface UndoSteps {
  /** What is undone is forgotten as soon as the step begins. To be used within transactions. */
  record(
    account: number,
    step: { kind: StepKind; at: number; name?: string; counted: boolean },
  ): Recording;
  describe(step: number, detail: unknown): void;
  keepRow(step: number, kind: string, row: unknown): void;
  /** So many rows more (or fewer) are kept for it. */
  grow(step: number, rows: number): void;
  rowsOf(step: number, kind: string, after: number, limit: number): { n: number; row: string }[];
  dropRows(step: number, kinds: readonly string[]): Promise<void>;
  /** The step that would be undone or redone next. */
  next(account: number, way: 'undo' | 'redo'): StepRow | null;
  turn(step: number, way: 'undo' | 'redo'): void;
  /** It was not undone, nor forgotten. */
  isDone(step: number): boolean;
  /** Steps that make no sense in another run of the program. */
  forgetKinds(account: number, kinds: readonly StepKind[]): void;
  /** Whether `tidy` has anything to do. */
  untidy(account: number): boolean;
  /** Takes away what was forgotten, and what is too old or too much. */
  tidy(account: number): Promise<void>;
  forgetAccount(account: number): Promise<void>;
}

/** What would be undone, and redone, next. Asked for often, so without its detail, which may be long. */
export function createHistory(db: Connection): (account: number) => History {
  const next = createNext<HistoryStepRow>(db, 'id, kind, name, tasks');
  return (account) => ({ undo: shown(next(account, 'undo')), redo: shown(next(account, 'redo')) });
}

/** The step as the window is told of it. */
export function historyStep({ id, kind, tasks, name }: HistoryStepRow): HistoryStep {
  return { id, kind, count: tasks, name };
}

const shown = (row: HistoryStepRow | null): HistoryStep | null => (row ? historyStep(row) : null);

function createNext<T>(
  db: Connection,
  columns: string,
): (account: number, way: 'undo' | 'redo') => T | null {
  const lastDone = db.prepare(`
    SELECT ${columns} FROM undo_steps WHERE account = ? AND state = ${STATE.done}
    ORDER BY id DESC LIMIT 1`);
  const firstUndone = db.prepare(`
    SELECT ${columns} FROM undo_steps WHERE account = ? AND state = ${STATE.undone}
    ORDER BY id LIMIT 1`);
  return (account, way) => (way === 'undo' ? lastDone : firstUndone).get(account) ?? null;
}

/** Keeps what the operator did, newest last: as many steps and rows as are worth their place. */
export function createUndoSteps(db: Connection): UndoSteps {
  const insert = db.prepare(`
    INSERT INTO undo_steps (account, kind, at, name, tasks, detail) VALUES (?, ?, ?, ?, ?, '{}')`);
  const forgetUndone = db.prepare(`
    UPDATE undo_steps SET state = ${STATE.forgotten} WHERE account = ? AND state = ${STATE.undone}`);
  const forgetSome = db.prepare(`
    UPDATE undo_steps SET state = ${STATE.forgotten}
    WHERE account = ? AND kind IN (SELECT value FROM json_each(?))`);
  const describe = db.prepare('UPDATE undo_steps SET detail = ? WHERE id = ?');
  const count = db.prepare('UPDATE undo_steps SET tasks = tasks + ? WHERE id = ?');
  const grow = db.prepare('UPDATE undo_steps SET size = size + ? WHERE id = ?');
  const keepRow = db.prepare('INSERT INTO undo_rows (step, kind, row) VALUES (?, ?, ?)');
  const rowsOf = db.prepare(
    'SELECT n, row FROM undo_rows WHERE step = ? AND kind = ? AND n > ? ORDER BY n LIMIT ?',
  );
  const dropSome = db.prepare(`
    DELETE FROM undo_rows WHERE n IN (
      SELECT n FROM undo_rows WHERE step = ? AND kind = ? LIMIT ${CHUNK})`);
  const dropAny = db.prepare(`
    DELETE FROM undo_rows WHERE n IN (SELECT n FROM undo_rows WHERE step = ? LIMIT ${CHUNK})`);
  const turn = db.prepare('UPDATE undo_steps SET state = ? WHERE id = ?');
  const done = db.prepare(`SELECT 1 FROM undo_steps WHERE id = ? AND state = ${STATE.done}`);
  const drop = db.prepare('DELETE FROM undo_steps WHERE id = ?');
  const forgotten = db.prepare(`
    SELECT id FROM undo_steps WHERE state = ${STATE.forgotten}
    UNION SELECT id FROM (
      SELECT id FROM undo_steps WHERE account = ? AND state <> ${STATE.forgotten}
      ORDER BY id DESC LIMIT -1 OFFSET ?)
    UNION SELECT id FROM (
      SELECT id, sum(size) OVER (ORDER BY id DESC) AS size, row_number() OVER (ORDER BY id DESC) AS age
      FROM undo_steps WHERE state <> ${STATE.forgotten})
      WHERE size > ${MAX_ROWS} AND age > 1`);
  const ofAccount = db.prepare('SELECT id FROM undo_steps WHERE account = ?');

  async function remove(steps: { id: number }[]): Promise<void> {
    for (const { id } of steps) {
      while (Number(dropAny.run(id).changes) === CHUNK) await breathe();
      drop.run(id);
    }
  }

  return {
    record(account, { kind, at, name = null, counted }) {
      let id: number | null = null;
      const step = () => {
        if (id === null) {
          forgetUndone.run(account);
          const { lastInsertRowid } = insert.run(account, kind, at, name, counted ? 0 : null);
          id = Number(lastInsertRowid);
        }
        return id;
      };
      return { step, begun: () => id, count: (tasks) => void count.run(tasks, step()) };
    },
    describe: (step, detail) => void describe.run(JSON.stringify(detail), step),
    keepRow(step, kind, row) {
      keepRow.run(step, kind, JSON.stringify(row));
      grow.run(1, step);
    },
    grow: (step, rows) => void grow.run(rows, step),
    rowsOf: (step, kind, after, limit) => rowsOf.all(step, kind, after, limit),
    async dropRows(step, kinds) {
      for (const kind of kinds) {
        let changes = CHUNK;
        while (changes === CHUNK) {
          changes = Number(dropSome.run(step, kind).changes);
          grow.run(-changes, step);
          if (changes === CHUNK) await breathe();
        }
      }
    },
    next: createNext<StepRow>(db, 'id, kind, name, tasks, detail'),
    turn: (step, way) => void turn.run(way === 'undo' ? STATE.undone : STATE.done, step),
    isDone: (step) => done.get(step) !== undefined,
    forgetKinds: (account, kinds) => void forgetSome.run(account, JSON.stringify(kinds)),
    untidy: (account) => forgotten.get(account, MAX_STEPS + SOME_MORE) !== undefined,
    tidy: (account) => remove(forgotten.all(account, MAX_STEPS)),
    forgetAccount: (account) => remove(ofAccount.all(account)),
  };
}

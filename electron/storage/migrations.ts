/**
 * The database's schema, one step a version: `MIGRATIONS[n]` brings version n to n + 1. A step that was
 * released is never changed; what comes later is a step of its own.
 *
 * Times are ms since 1970. `standing` is coded in electron/tracking/standing.ts. A task's row holds
 * what lists and checks need; what is large or rarely read (the raw answer, the text that is searched,
 * the timeline) has a table of its own, so that scans stay short.
 */
export const MIGRATIONS: readonly string[] = [
  `
  CREATE TABLE accounts (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('live', 'sandbox')),
    api_url TEXT NOT NULL,
    UNIQUE (kind, api_url)
  ) STRICT;

  CREATE TABLE lists (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    account INTEGER NOT NULL REFERENCES accounts ON DELETE CASCADE,
    name TEXT NOT NULL,
    name_column TEXT,
    added_at INTEGER NOT NULL,
    -- SHA-256 of IDs and fields: tells the same list, brought in again, from another of its name.
    digest TEXT NOT NULL,
    -- As they were read: lines that held an ID, those of them that repeat one, lines without (JSON).
    lines INTEGER NOT NULL,
    repeated INTEGER NOT NULL,
    rejected TEXT NOT NULL,
    UNIQUE (account, name, digest)
  ) STRICT;

  CREATE TABLE tasks (
    n INTEGER PRIMARY KEY,
    account INTEGER NOT NULL REFERENCES accounts ON DELETE CASCADE,
    id TEXT NOT NULL,
    standing INTEGER NOT NULL,
    name TEXT,
    sort_name TEXT NOT NULL,
    added_at INTEGER NOT NULL,
    -- Last news: a change of status or of a photo, not every check.
    updated_at INTEGER NOT NULL,
    created_at INTEGER,
    finished_at INTEGER,
    last_check_at INTEGER,
    next_check_at INTEGER,
    checks INTEGER NOT NULL,
    absences INTEGER NOT NULL,
    first_absent_at INTEGER,
    template TEXT,
    mode TEXT,
    portraits TEXT NOT NULL,
    trace_id TEXT,
    error_code TEXT,
    error_message TEXT,
    error_trace_id TEXT,
    UNIQUE (account, id)
  ) STRICT;
  CREATE INDEX tasks_added ON tasks (account, n, standing);
  CREATE INDEX tasks_standing ON tasks (account, standing, n);
  CREATE INDEX tasks_name ON tasks (account, sort_name, n, standing);
  CREATE INDEX tasks_updated ON tasks (account, updated_at, n, standing);
  -- Standing 4 is \`waiting\`: those that may become overdue, oldest first.
  CREATE INDEX tasks_since ON tasks (account, ifnull(created_at, added_at)) WHERE standing = 4;
  CREATE INDEX tasks_due ON tasks (account, next_check_at) WHERE next_check_at IS NOT NULL;

  CREATE TABLE entries (
    list INTEGER NOT NULL REFERENCES lists ON DELETE CASCADE,
    -- Place in the list, from 0. A repeated ID stands at its first place only.
    seq INTEGER NOT NULL,
    task INTEGER NOT NULL REFERENCES tasks ON DELETE CASCADE,
    line INTEGER NOT NULL,
    fields TEXT NOT NULL,
    PRIMARY KEY (list, seq)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX entries_task ON entries (task);

  CREATE TABLE photos (
    n INTEGER PRIMARY KEY,
    account INTEGER NOT NULL REFERENCES accounts ON DELETE CASCADE,
    task INTEGER NOT NULL REFERENCES tasks ON DELETE CASCADE,
    key TEXT NOT NULL,
    position INTEGER NOT NULL,
    id TEXT,
    url TEXT NOT NULL,
    template TEXT,
    status TEXT NOT NULL CHECK (status IN ('queued', 'downloading', 'saved', 'failed')),
    path TEXT,
    bytes INTEGER,
    sha256 TEXT,
    type TEXT,
    saved_at INTEGER,
    error_code TEXT,
    error_message TEXT,
    attempts INTEGER NOT NULL,
    retry_at INTEGER,
    refreshes INTEGER NOT NULL,
    -- Not before this moment is it downloaded; null = not at all now.
    fetch_at INTEGER,
    -- The operator asked for this one: it is saved also where saving is on demand.
    wanted INTEGER NOT NULL DEFAULT 0,
    UNIQUE (task, key)
  ) STRICT;
  CREATE INDEX photos_fetch ON photos (account, wanted, fetch_at) WHERE fetch_at IS NOT NULL;
  CREATE INDEX photos_url ON photos (account, url, status)
    WHERE status IN ('saved', 'downloading');
  CREATE INDEX photos_downloading ON photos (account) WHERE status = 'downloading';

  CREATE TABLE answers (
    task INTEGER PRIMARY KEY REFERENCES tasks ON DELETE CASCADE,
    at INTEGER NOT NULL,
    raw TEXT NOT NULL
  ) STRICT;

  CREATE TABLE search_texts (
    task INTEGER PRIMARY KEY REFERENCES tasks ON DELETE CASCADE,
    account INTEGER NOT NULL,
    text TEXT NOT NULL
  ) STRICT;

  CREATE TABLE events (
    n INTEGER PRIMARY KEY,
    task INTEGER NOT NULL REFERENCES tasks ON DELETE CASCADE,
    kind TEXT NOT NULL,
    at INTEGER NOT NULL,
    last_at INTEGER NOT NULL,
    times INTEGER NOT NULL,
    detail TEXT NOT NULL,
    count INTEGER
  ) STRICT;
  CREATE INDEX events_task ON events (task, n);

  -- How many tasks and photos are in which state, kept in the transaction of every change: counting
  -- a million rows each time would be too slow. List 0 stands for all tasks of the account.
  CREATE TABLE task_tally (
    account INTEGER NOT NULL REFERENCES accounts ON DELETE CASCADE,
    list INTEGER NOT NULL,
    standing INTEGER NOT NULL,
    tasks INTEGER NOT NULL,
    PRIMARY KEY (account, list, standing)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE photo_tally (
    account INTEGER NOT NULL REFERENCES accounts ON DELETE CASCADE,
    status TEXT NOT NULL,
    photos INTEGER NOT NULL,
    PRIMARY KEY (account, status)
  ) STRICT, WITHOUT ROWID;
  `,

  `
  -- What may stand in \`status\` is checked where photos change, not here: a list of words in the schema
  -- can only be changed by writing the whole table anew.
  CREATE TABLE photos_anew (
    n INTEGER PRIMARY KEY,
    account INTEGER NOT NULL REFERENCES accounts ON DELETE CASCADE,
    task INTEGER NOT NULL REFERENCES tasks ON DELETE CASCADE,
    key TEXT NOT NULL,
    position INTEGER NOT NULL,
    id TEXT,
    url TEXT NOT NULL,
    template TEXT,
    status TEXT NOT NULL,
    path TEXT,
    bytes INTEGER,
    sha256 TEXT,
    type TEXT,
    saved_at INTEGER,
    error_code TEXT,
    error_message TEXT,
    attempts INTEGER NOT NULL,
    retry_at INTEGER,
    refreshes INTEGER NOT NULL,
    -- Not before this moment is it downloaded; null = not at all now.
    fetch_at INTEGER,
    -- The operator asked for this one: it is saved also where saving is on demand.
    wanted INTEGER NOT NULL DEFAULT 0,
    -- Saved as the server has it, but no picture can be made of it.
    damaged INTEGER NOT NULL DEFAULT 0,
    -- The operator allowed a number behind its name.
    may_number INTEGER NOT NULL DEFAULT 0,
    UNIQUE (task, key)
  ) STRICT;
  INSERT INTO photos_anew (n, account, task, key, position, id, url, template, status, path, bytes,
      sha256, type, saved_at, error_code, error_message, attempts, retry_at, refreshes, fetch_at, wanted)
    SELECT n, account, task, key, position, id, url, template, status, path, bytes,
      sha256, type, saved_at, error_code, error_message, attempts, retry_at, refreshes, fetch_at, wanted
    FROM photos;
  DROP TABLE photos;
  ALTER TABLE photos_anew RENAME TO photos;
  CREATE INDEX photos_fetch ON photos (account, wanted, fetch_at) WHERE fetch_at IS NOT NULL;
  -- Of one state only: SQLite uses a partial index where the query says the very same.
  CREATE INDEX photos_sound ON photos (account, url) WHERE status = 'saved' AND damaged = 0;
  CREATE INDEX photos_downloading ON photos (account) WHERE status = 'downloading';
  -- Those that are still to be saved, but not by themselves right now.
  CREATE INDEX photos_stuck ON photos (account, n)
    WHERE fetch_at IS NULL AND status NOT IN ('saved', 'cancelled');

  -- Photos whose bytes were whole on disk once, by what they are: it outlives the removal of their task.
  CREATE TABLE delivered (
    account INTEGER NOT NULL REFERENCES accounts ON DELETE CASCADE,
    task_id TEXT NOT NULL,
    key TEXT NOT NULL,
    -- Of the \`.part\` file until the photo has its name.
    path TEXT NOT NULL,
    bytes INTEGER NOT NULL,
    sha256 TEXT NOT NULL,
    type TEXT NOT NULL,
    at INTEGER NOT NULL,
    -- No picture can be made of these bytes: they are no reason not to fetch it again.
    damaged INTEGER NOT NULL,
    PRIMARY KEY (account, task_id, key)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX delivered_sha256 ON delivered (account, sha256);
  INSERT INTO delivered (account, task_id, key, path, bytes, sha256, type, at, damaged)
    SELECT p.account, t.id, p.key, p.path, p.bytes, p.sha256, p.type, p.saved_at, 0
    FROM photos p JOIN tasks t ON t.n = p.task WHERE p.status = 'saved';
  `,

  `
  -- One index for everything that tasks are sorted or filtered by; each holds \`standing\`, so that a
  -- window of a million tasks is read without touching their rows.
  CREATE INDEX tasks_id ON tasks (account, id, n, standing);
  CREATE INDEX tasks_created ON tasks (account, ifnull(created_at, added_at), n, standing);
  CREATE INDEX tasks_finished ON tasks (account, finished_at, n, standing);
  CREATE INDEX tasks_template ON tasks (account, template, n, standing);
  CREATE INDEX tasks_mode ON tasks (account, mode, n, standing);
  -- Why tasks need attention. Standing 0 is \`failed\`.
  CREATE INDEX tasks_failure ON tasks (account, error_code) WHERE standing = 0;
  CREATE INDEX photos_failed ON photos (account, error_code, task) WHERE status = 'failed';
  CREATE INDEX photos_damaged ON photos (account, task) WHERE damaged = 1;

  -- Titles of a list's columns in their order; blank cells are not kept in \`entries\`.
  CREATE TABLE list_columns (
    list INTEGER NOT NULL REFERENCES lists ON DELETE CASCADE,
    place INTEGER NOT NULL,
    title TEXT NOT NULL,
    PRIMARY KEY (list, place)
  ) STRICT, WITHOUT ROWID;
  INSERT INTO list_columns (list, place, title)
    SELECT list, row_number() OVER (PARTITION BY list ORDER BY first) - 1, title FROM (
      SELECT e.list, f.key AS title, min(e.seq * 10000000 + f.id) AS first
      FROM entries e, json_each(e.fields) AS f GROUP BY e.list, f.key);

  -- What went wrong with a photo is searched, too.
  UPDATE search_texts SET text = text || char(10) || (
      SELECT lower(group_concat(ifnull(p.error_code, '') || char(10) || ifnull(p.error_message, ''), char(10)))
      FROM photos p WHERE p.task = search_texts.task AND p.error_code IS NOT NULL)
    WHERE task IN (SELECT task FROM photos WHERE error_code IS NOT NULL);
  `,

  `
  -- What the operator did and may undo, for each account. A step that changes a table of which rows are
  -- kept here must empty both tables: they are put back as they were.
  CREATE TABLE undo_steps (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    account INTEGER NOT NULL REFERENCES accounts ON DELETE CASCADE,
    kind TEXT NOT NULL,
    at INTEGER NOT NULL,
    name TEXT,
    tasks INTEGER,
    -- What else is needed to undo it (JSON).
    detail TEXT NOT NULL,
    -- 0 = done, 1 = undone, 2 = forgotten: its rows go when there is time.
    state INTEGER NOT NULL DEFAULT 0,
    -- Rows kept for it, and the highest number of a task among them, which no other task gets.
    size INTEGER NOT NULL DEFAULT 0,
    last_task INTEGER NOT NULL DEFAULT 0
  ) STRICT;
  CREATE INDEX undo_steps_account ON undo_steps (account, state, id);
  -- \`kind\`: the table that the row was in, or what else it tells (JSON).
  CREATE TABLE undo_rows (
    n INTEGER PRIMARY KEY,
    step INTEGER NOT NULL REFERENCES undo_steps ON DELETE CASCADE,
    kind TEXT NOT NULL,
    row TEXT NOT NULL
  ) STRICT;
  CREATE INDEX undo_rows_step ON undo_rows (step, kind, n);
  `,

  `
  -- How tables with the same titles are read: which sheet, and which columns hold the ID and the name.
  CREATE TABLE remembered_tables (
    -- SHA-256 of the titles.
    shape TEXT PRIMARY KEY,
    sheet TEXT,
    id_column INTEGER,
    name_column TEXT,
    used_at INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  `,

  `
  -- What the photo looks like from afar (contract/preview.ts): on show until its thumbnail is loaded.
  ALTER TABLE photos ADD COLUMN preview TEXT;
  `,

  `
  -- A new task is written to as few indexes as there are questions about new tasks: of ID and account the
  -- table itself has one, and what only an answer tells is indexed once it is told.
  DROP INDEX tasks_id;
  DROP INDEX tasks_finished;
  DROP INDEX tasks_template;
  DROP INDEX tasks_mode;
  CREATE INDEX tasks_finished ON tasks (account, finished_at, n, standing)
    WHERE finished_at IS NOT NULL;
  CREATE INDEX tasks_template ON tasks (account, template, n, standing)
    WHERE template IS NOT NULL;
  CREATE INDEX tasks_mode ON tasks (account, mode, n, standing)
    WHERE mode IS NOT NULL;
  `,

  `
  -- Lines of a list that hold no usable ID, as they were read (JSON): at most the first 1 000 of \`total\`.
  -- They come last in the row: how many there are is asked for often. No row = there are none.
  CREATE TABLE left_out (
    list INTEGER PRIMARY KEY REFERENCES lists ON DELETE CASCADE,
    total INTEGER NOT NULL,
    -- Of a workbook: the sheet that was read.
    sheet TEXT,
    -- When the operator was done with them; null = they need attention.
    done_at INTEGER,
    lines TEXT NOT NULL
  ) STRICT;
  INSERT INTO left_out (list, total, lines)
    SELECT id, json_array_length(rejected), (
      SELECT json_group_array(json(value)) FROM json_each(rejected) WHERE key < 1000)
    FROM (SELECT id, iif(json_valid(rejected), rejected, '[]') AS rejected FROM lists)
    WHERE json_array_length(rejected) > 0;
  -- Lists that were removed and may come back bring them along.
  INSERT INTO undo_rows (step, kind, row)
    SELECT step, 'left_out', json_object('list', list, 'total', json_array_length(rejected),
      'sheet', NULL, 'done_at', NULL, 'lines', (
        SELECT json_group_array(json(value)) || '' FROM json_each(rejected) WHERE key < 1000))
    FROM (
      SELECT step, row ->> '$.id' AS list,
        iif(json_valid(row ->> '$.rejected'), row ->> '$.rejected', '[]') AS rejected
      FROM (SELECT step, iif(json_valid(row), row, '{}') AS row FROM undo_rows WHERE kind = 'lists'))
    WHERE json_array_length(rejected) > 0;
  -- Where they stood before; it stays empty from now on.
  UPDATE lists SET rejected = '[]' WHERE rejected <> '[]';
  `,
];

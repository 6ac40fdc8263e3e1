/** For tests: a store on a folder of its own, fed with lists that need no parsing. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { EVERYTHING } from '../../contract/everything';
import type { Fact, TaskFact } from '../../contract/fact';
import type { ParsedList, RejectedLine } from '../../contract/list';
import type { RemotePhoto, RemoteTask } from '../../contract/task';
import type { RowQuery } from '../../contract/view';
import { openDatabase } from '../storage/database';
import { namingRules } from '../storage/naming-rules';
import { createStore } from './create-store';
import type { Store } from './store';

/** A line of a list: the ID, then what stands beside it. */
export type Line = readonly [id: string, fields?: Record<string, string>];

export interface OpenStore {
  store: Store;
  account: number;
  /** The list's number, after it was added at the moment `at`. */
  add(
    name: string,
    lines: readonly Line[],
    at?: number,
    rejected?: RejectedLine[],
  ): Promise<number>;
  /** Closes the store and opens the same folder again. */
  reopen(): Promise<OpenStore>;
  apply(...facts: Fact[]): Promise<string[]>;
  ids(query?: Partial<RowQuery>): string[];
}

export function parsed(lines: readonly Line[]): ParsedList {
  const entries = lines.map(([id, fields = {}], i) => ({ line: i + 1, id, fields }));
  const columns = [...new Set(entries.flatMap((entry) => Object.keys(entry.fields)))];
  const nameColumn = columns.includes('Name') ? 'Name' : null;
  return { entries, rejected: [], columns, nameColumn, table: null };
}

/** Opens an empty store; the folder goes when the test ends. */
export async function openStore(folder?: string): Promise<OpenStore> {
  const profile = folder ?? mkdtempSync(join(tmpdir(), 'proofsheet-store-'));
  const database = openDatabase(profile);
  if (!database.ok) throw new Error(database.message);
  let next: ParsedList = parsed([]);
  const store = createStore(database, {
    parse: async () => ({ ok: true, list: next }),
    naming: namingRules,
  });
  let open = true;
  const close = async () => {
    if (open) await store.close();
    open = false;
  };
  onTestFinished(async () => {
    await close();
    rmSync(profile, { recursive: true, force: true });
  });
  const account = await store.openAccount('live', 'https://api.test');
  return {
    store,
    account,
    async add(name, lines, at = 0, rejected = []) {
      next = { ...parsed(lines), rejected };
      const outcome = await store.prepareImport(account, { name, text: '' });
      if (!outcome.ok) throw new Error(outcome.message);
      const { previewId, nameColumn } = outcome.preview;
      const committed = await store.commitImport(account, previewId, { nameColumn, at });
      if (!committed) throw new Error('The preview is gone.');
      return committed.list;
    },
    async reopen() {
      await close();
      return openStore(profile);
    },
    apply: async (...facts) => (await store.apply(account, facts)).changed,
    ids: (query) =>
      store.rows(account, { ...EVERYTHING, ...query }, 0, 1_000).rows.map((row) => row.id),
  };
}

export function answer(taskId: string, at: number, remote: Partial<RemoteTask>): TaskFact {
  return {
    kind: 'answered',
    taskId,
    at,
    checkAgainAt: at + 5_000,
    remote: {
      id: taskId,
      status: 'waiting',
      createdAt: null,
      startedAt: null,
      finishedAt: null,
      template: null,
      mode: null,
      portraits: [],
      traceId: null,
      error: null,
      photos: [],
      raw: `{"id":"${taskId}"}`,
      ...remote,
    },
  };
}

/** A finished answer with photos of these IDs, each of its own URL unless one is given for all. */
export function finished(taskId: string, at: number, photoIds: string[], url?: string): TaskFact {
  const photos = photoIds.map((id): RemotePhoto => ({
    id,
    url: url ?? `https://cdn.test/${taskId}/${id}.png`,
    template: null,
  }));
  return answer(taskId, at, { status: 'finished', photos });
}

export function failed(taskId: string, at: number, message = 'fetch failed'): TaskFact {
  const error = { code: 'api_error', message, traceId: 'trace-1' };
  return answer(taskId, at, { status: 'failed', error });
}

export function saved(
  taskId: string,
  key: string,
  at: number,
  change: Partial<Extract<Fact, { kind: 'photo-saved' }>> = {},
): Fact {
  return {
    kind: 'photo-saved',
    taskId,
    key,
    at,
    path: `/photos/${taskId}-${key}.png`,
    bytes: 3,
    sha256: 'ab'.repeat(32),
    type: 'png',
    damaged: false,
    ...change,
  };
}

export function photoTrouble(
  kind: 'photo-expired' | 'photo-failed',
  taskId: string,
  key: string,
  at: number,
  code = 'http-410',
): Fact {
  return { kind, taskId, key, at, error: { code, message: 'gone' } };
}

import { createHash } from 'node:crypto';
import type { Fact } from '../../contract/fact';
import type { Entry, IntakeResult } from '../../contract/list';
import type { WholePhoto } from '../../contract/photo';
import { openDatabase } from '../../electron/storage/database';
import { namingRules } from '../../electron/storage/naming-rules';
import { createStore } from '../../electron/tracking/create-store';
import type { NotedPreview } from '../../electron/tracking/photo-previews';
import type { Connection } from '../../electron/tracking/transaction';

/** Facts written in one transaction: as many as keep the memory small. */
const CHUNK = 2_000;

/** What most tasks have come to, of every twenty in turn. */
const FATES = [
  ...Array<'finished'>(15).fill('finished'),
  'waiting',
  'waiting',
  'waiting',
  'failed',
  'missing',
];

/**
 * Fills a profile folder, for the sandbox's account, with `tasks` tasks on lists of at most 50 000
 * lines: three in four finished with two saved photos, the rest waiting, failed and missing. The same
 * for the same numbers. `photoOf`: the file of the nth photo; `previews`: of those files. `at`: now, in ms.
 */
export async function seedStore(
  profile: string,
  tasks: number,
  photoOf: (n: number) => WholePhoto,
  at = Date.now(),
  previews: readonly NotedPreview[] = [],
): Promise<void> {
  const database = openDatabase(profile);
  if (!database.ok) throw new Error(database.message);
  const parse = async (source: { name: string }): Promise<IntakeResult> => {
    const [from, to] = source.name.replace('.csv', '').split('-').map(Number);
    return { ok: true, list: listOf(from ?? 0, to ?? 0) };
  };
  const store = createStore(database, { parse, naming: namingRules });
  const account = await store.openAccount('sandbox', '');
  for (let from = 0; from < tasks; from += 50_000) {
    const name = `${from}-${Math.min(tasks, from + 50_000)}.csv`;
    const outcome = await store.prepareImport(account, { name, text: '' });
    if (!outcome.ok) throw new Error(outcome.message);
    const { previewId } = outcome.preview;
    await store.commitImport(account, previewId, { nameColumn: 'Name', at: at - 200_000 });
  }
  for (let from = 0; from < tasks; from += CHUNK) {
    const numbers = Array.from({ length: Math.min(CHUNK, tasks - from) }, (_, i) => from + i);
    await store.apply(
      account,
      numbers.flatMap((n) => factsOf(n, at, photoOf)),
    );
  }
  notePreviews(database.write, previews);
  await store.close();
}

/** With all photos of these bytes: the store itself would not look at so many. */
function notePreviews(db: Connection, previews: readonly NotedPreview[]): void {
  db.exec('CREATE TEMP TABLE seeded (sha256 TEXT PRIMARY KEY, preview TEXT)');
  const add = db.prepare('INSERT INTO seeded VALUES (?, ?)');
  for (const { sha256, preview } of previews) add.run(sha256, preview);
  db.exec(`
    UPDATE photos SET preview = (SELECT preview FROM seeded WHERE seeded.sha256 = photos.sha256);
    DROP TABLE seeded`);
}

/** The ID of the nth task: a UUID, as good as random. */
export function taskId(n: number): string {
  const hex = createHash('sha256').update(`task ${n}`).digest('hex');
  return [8, 4, 4, 4, 12]
    .map((length, i, lengths) => {
      const from = lengths.slice(0, i).reduce((sum, one) => sum + one, 0);
      return hex.slice(from, from + length);
    })
    .join('-');
}

/** Entries number `from` to `to` (exclusive) as intake would have read them. */
export function listOf(from: number, to: number) {
  const entries = Array.from({ length: to - from }, (_, i): Entry => {
    const n = from + i;
    const fields = { Name: `Person ${(n * 7919) % 1_000_003}`, 'Staff no.': `S-${n}` };
    return { line: i + 2, id: taskId(n), fields };
  });
  return { entries, rejected: [], columns: ['Name', 'Staff no.'], nameColumn: 'Name', table: null };
}

function factsOf(n: number, at: number, photoOf: (n: number) => WholePhoto): Fact[] {
  const id = taskId(n);
  const fate = FATES[n % FATES.length];
  if (fate === 'missing') {
    return [at - 125_000, at - 60_000, at].map((time) => {
      return { kind: 'absent', taskId: id, at: time, checkAgainAt: time + 60_000 };
    });
  }
  const ids = fate === 'finished' ? [`${n}a`, `${n}b`] : [];
  const url = `https://platform.cdn.acedata.cloud/headshots/${id}.png`;
  const photos = ids.map((photo) => ({ id: photo, url, template: 'Male Portrait' }));
  const error =
    fate === 'failed' ? { code: 'api_error', message: 'fetch failed', traceId: id } : null;
  const answered: Fact = {
    kind: 'answered',
    taskId: id,
    at,
    checkAgainAt: at + 5_000 + (n % 60_000),
    remote: {
      id,
      status: fate === 'finished' || fate === 'failed' ? fate : 'waiting',
      createdAt: at - 120_000,
      startedAt: null,
      finishedAt: null,
      template: 'male_portrait',
      mode: 'relax',
      portraits: ['https://cdn.zhishuyun.com/2024-11-03-d23744954ca4819503469f04f2268aa0.jpg'],
      traceId: id,
      error,
      photos,
      raw: JSON.stringify({ id, response: { success: true, data: photos } }).padEnd(1_200),
    },
  };
  const saved = ids.map((key, i): Fact => ({
    kind: 'photo-saved',
    taskId: id,
    key,
    at,
    ...photoOf(2 * n + i),
    damaged: false,
  }));
  return [answered, ...saved];
}

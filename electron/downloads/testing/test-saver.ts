import { readdir } from 'node:fs/promises';
import { onTestFinished } from 'vitest';
import type { PhotoJob, WholePhoto } from '../../../contract/photo';
import { FETCH_LIMITS, type FetchLimits } from '../fetch/fetch-photo';
import type { SaveOutcome, SaveTarget } from '../saver/save-photo';
import { createSaver, type Saver, type SaverPorts } from '../saver/saver';
import { jobOf, realClock, temporaryFolder } from './test-server';

const never = new AbortController().signal;

export interface TestSaver extends Omit<Saver, 'save'> {
  requests(): number;
  /** What the record was told, in its order. */
  told: WholePhoto[];
  save(
    job: PhotoJob,
    target: Partial<SaveTarget> & { folder: string },
    signal?: AbortSignal,
  ): Promise<SaveOutcome>;
}

/** A saver with real sockets and files, closed when the test is over. */
export function saverFor(
  origin: string | null,
  change: Partial<SaverPorts> = {},
  onWhole: (whole: WholePhoto) => Promise<void> = async () => {},
): TestSaver {
  let requests = 0;
  const told: WholePhoto[] = [];
  const saver = createSaver({
    account: 'account',
    clock: realClock,
    // No pauses between the requests for one photo.
    random: () => 0,
    loopbackOrigin: origin,
    limits: FETCH_LIMITS,
    claimed: async () => [],
    onRequest: () => {
      requests += 1;
    },
    onBytes: () => {},
    pictures: null,
    ...change,
  });
  onTestFinished(() => saver.close());
  return {
    ...saver,
    requests: () => requests,
    told,
    save: (job, target, signal = never) =>
      saver.save(job, { nameTemplate: '{name}', onTaken: 'number', ...target }, signal, (whole) => {
        told.push(whole);
        return onWhole(whole);
      }),
  };
}

/** Saves one photo from `origin` under `{name}` and says what became of it and of the folder. */
export async function saveOne(
  origin: string,
  limits: Partial<FetchLimits> = {},
  path = '/photo',
): Promise<{ outcome: SaveOutcome; files: string[]; folder: string }> {
  const folder = await temporaryFolder();
  const saver = saverFor(origin, { limits: { ...FETCH_LIMITS, ...limits } });
  const outcome = await saver.save(jobOf(origin + path), { folder });
  return { outcome, files: await readdir(folder), folder };
}

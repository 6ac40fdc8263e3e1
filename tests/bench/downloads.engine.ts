import type { PhotoFact } from '../../contract/fact';
import type { PhotoJob } from '../../contract/photo';
import { DOWNLOAD_LIMITS } from '../../electron/downloads/downloader';
import { createDownloader } from '../../electron/downloads/queue';

/**
 * Saves `count` photos, `<origin>/<number>.png`, into `folder` through the engine's own downloader,
 * with every check it makes, and a store held in memory. Returns ms.
 */
export async function runEngine(
  origin: string,
  count: number,
  folder: string,
  perHost: number,
): Promise<number> {
  const queued = new Map(
    Array.from({ length: count }, (_, index) => [`task-${index}`, jobOf(index, origin)]),
  );
  let saved = 0;
  const start = performance.now();
  const downloader = await new Promise<ReturnType<typeof createDownloader>>((resolve, reject) => {
    const apply = async (facts: PhotoFact[]) => {
      for (const fact of facts) {
        if (fact.kind === 'photo-started') queued.delete(fact.taskId);
        else if (fact.kind === 'photo-saved') saved += 1;
        else reject(new Error(`Not saved: ${JSON.stringify(fact)}`));
      }
      if (saved === count) resolve(created);
    };
    const created = createDownloader(
      {
        nextJobs: async (limit) => [...queued.values()].slice(0, limit),
        nextJobAt: async () => null,
        apply,
        target: () => ({ folder, nameTemplate: '{name}' }),
        clock: {
          now: Date.now,
          setTimer(ms, fire) {
            const timer = setTimeout(fire, ms);
            return () => clearTimeout(timer);
          },
        },
        random: Math.random,
        onActivity: () => {},
        onRequest: () => {},
        onError: reject,
        loopbackOrigin: origin,
      },
      { ...DOWNLOAD_LIMITS, perHost },
    );
    created.wake();
  });
  const took = performance.now() - start;
  await downloader.stop();
  return took;
}

function jobOf(index: number, origin: string): PhotoJob {
  return {
    taskId: `task-${index}`,
    key: 'photo',
    url: `${origin}/${index}.png`,
    attempts: 0,
    n: 1,
    of: 1,
    name: `Person ${index}`,
    fields: {},
    list: 'bench',
    template: null,
    mode: null,
    createdAt: 0,
    twin: null,
  };
}

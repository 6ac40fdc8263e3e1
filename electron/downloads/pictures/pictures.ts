import { availableParallelism } from 'node:os';
import type { WholePhoto } from '../../../contract/photo';
import type { Verdict } from './judge';
import { createPictureThreads, type ThreadLimits } from './picture-threads';
import type { PictureAnswer } from './picture-work';
import { createThumbnailCache } from './thumbnail-cache';
import { findThumbnail, thumbnailPath } from './thumbnail-file';

/** One core is left to the downloads. A photo that takes 20 s is a trap, or beyond us. */
const THREADS: ThreadLimits = {
  most: Math.max(1, Math.min(2, availableParallelism() - 1)),
  patienceMs: 20_000,
  idleMs: 15_000,
};
/** Thumbnails that wait: beyond this the ones asked for first are out of sight again. */
const MOST_WANTED = 256;
/** Thumbnails of new photos are made ahead once nothing was asked for this long. */
const QUIET_MS = 1_000;
const MOST_AHEAD = 20_000;
/** Photos that are remembered to have no thumbnail. */
const MOST_HOPELESS = 10_000;

export interface Pictures {
  /** Decodes a whole photo. */
  look(photo: WholePhoto): Promise<Verdict>;
  /** Path of a photo's thumbnail (JPEG), made if it is not there; null = there is none. */
  thumbnail(photo: WholePhoto): Promise<string | null>;
  close(): Promise<void>;
}

export interface PicturesOptions {
  /** Absolute path of the cache folder, which holds nothing else. */
  folder: string;
  /** What the cache may take on disk, in bytes. */
  maxBytes: number;
  /** Whether a window will want to see thumbnails of the photos looked at. */
  ahead: boolean;
  /** Called with the preview (contract/preview.ts) of each photo whose thumbnail is made or asked for. */
  onPreview?: (sha256: string, preview: string) => void;
  /** The built picture-thread.ts; beside this code, where that is built, too. */
  threadUrl?: URL;
  threads?: ThreadLimits;
}

type Answer = PictureAnswer | null;

interface Job {
  photo: WholePhoto;
  wanted: boolean;
  finish(answer: Answer): void;
}

/**
 * Decoding and thumbnails, in threads of their own. What the operator looks at comes first, and of that
 * the latest; then the photos that are being saved; then, when it is quiet, thumbnails of those.
 */
export function createPictures(options: PicturesOptions): Pictures {
  const { folder } = options;
  const cache = createThumbnailCache(folder, options.maxBytes);
  const threads = createPictureThreads(
    options.threadUrl ?? new URL('./picture-thread.js', import.meta.url),
    options.threads ?? THREADS,
  );
  const wanted: Job[] = [];
  const looks: Job[] = [];
  const ahead = new Map<string, WholePhoto>();
  const hopeless = new Map<string, Verdict>();
  let quiet: NodeJS.Timeout | undefined;
  let runsAhead = false;
  let closed = false;
  void cache.sweep();

  const work = async (photo: WholePhoto, isWanted: boolean): Promise<Answer> => {
    const path = thumbnailPath(folder, photo.sha256);
    if (path === null) return null;
    const answer = await threads.run({ photo, thumbnailPath: path, wanted: isWanted });
    if (answer?.written) cache.added(answer.written);
    if (answer?.preview) options.onPreview?.(photo.sha256, answer.preview);
    // A thread that died over it would die again; a photo that is gone may come back.
    if (answer?.verdict !== 'sound' && !answer?.gone) {
      hopeless.set(photo.sha256, answer?.verdict ?? 'unjudged');
      if (hopeless.size > MOST_HOPELESS) hopeless.delete(hopeless.keys().next().value!);
    }
    return answer;
  };
  const pump = (): void => {
    while (threads.hasRoom()) {
      const job = wanted.pop() ?? looks.shift();
      if (!job) break;
      void work(job.photo, job.wanted).then(job.finish).finally(pump);
    }
    clearTimeout(quiet);
    if (ahead.size > 0 && !runsAhead) quiet = setTimeout(() => void runAhead(), QUIET_MS).unref();
  };
  // One at a time, so that whatever is asked meanwhile comes next.
  const runAhead = async (): Promise<void> => {
    runsAhead = true;
    for (const [sha256, photo] of ahead) {
      if (wanted.length > 0 || looks.length > 0 || !threads.hasRoom()) break;
      ahead.delete(sha256);
      if (!(await findThumbnail(folder, sha256))) await work(photo, true);
      pump();
    }
    runsAhead = false;
    pump();
  };
  /** The same bytes are looked at, or shrunk, once at a time. */
  const once = (queue: Job[], isWanted: boolean) => {
    const underWay = new Map<string, Promise<Answer>>();
    return (photo: WholePhoto): Promise<Answer> => {
      const begun = underWay.get(photo.sha256);
      if (begun) return begun;
      const answer = new Promise<Answer>((finish) => {
        if (closed) return finish(null);
        queue.push({ photo, wanted: isWanted, finish });
      }).finally(() => underWay.delete(photo.sha256));
      underWay.set(photo.sha256, answer);
      pump();
      return answer;
    };
  };
  const lookOnce = once(looks, false);
  const shrinkOnce = once(wanted, true);

  return {
    async look(photo) {
      const { sha256 } = photo;
      const known = hopeless.get(sha256);
      if (known) return known;
      if (await findThumbnail(folder, sha256)) return 'sound';
      const answer = await lookOnce(photo);
      if (answer?.verdict !== 'sound') return answer?.verdict ?? 'unjudged';
      if (options.ahead && !answer.written && ahead.size < MOST_AHEAD) {
        ahead.set(sha256, photo);
        pump();
      }
      return 'sound';
    },
    async thumbnail(photo) {
      const { sha256 } = photo;
      const there = await findThumbnail(folder, sha256);
      if (there) {
        options.onPreview?.(sha256, there.preview);
        return there.path;
      }
      if (hopeless.has(sha256)) return null;
      ahead.delete(sha256);
      const making = shrinkOnce(photo);
      if (wanted.length > MOST_WANTED) wanted.shift()?.finish(null);
      return (await making)?.written ? thumbnailPath(folder, sha256) : null;
    },
    async close() {
      closed = true;
      clearTimeout(quiet);
      ahead.clear();
      cache.close();
      const ended = threads.close();
      for (const job of [...wanted.splice(0), ...looks.splice(0)]) job.finish(null);
      await ended;
    },
  };
}

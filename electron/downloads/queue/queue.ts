import type { PhotoJob } from '../../../contract/photo';
import { createActivityReport } from './activity-report';
import type { DownloadActivity, Downloader, DownloaderPorts } from './downloader';
import { createFactOutbox } from './fact-outbox';
import { createFolderWatch } from './folder-watch';
import { createHostPace } from './host-pace';
import { createInHand } from './in-hand';
import { pacedRetry, RETRY_POLICY } from './outcome-fact';
import { hostOf, photoOf } from '../photo-identity';
import { createPhotoRun } from './photo-run';
import { createPump } from './pump';
import { createShelf } from './shelf';
import { createVerdicts } from './verdicts';

export type { Downloader } from './downloader';
export type { SaveTarget } from '../saver/save-photo';

/** Photos that the store is asked for at once. */
const LOOK_AHEAD = 128;
/** The store is not asked more often than this for photos that are said to be due. */
const ASK_AGAIN_MS = 1_000;
/** A host's rest up to this long is waited out; a longer one is written down with its photos. */
const SHORT_REST_MS = 60_000;
/** Photos in hand for each that is fetched: whole ones get their names meanwhile. */
const HAND_PER_FETCH = 4;
/** More tasks than this are not looked at at once. */
const MAX_PREFERRED = 500;

/**
 * Saves queued photos, several at once, each URL fetched once however many photos have it. It asks
 * for jobs when woken and goes on until none is due; what becomes of each is told in facts. Trouble
 * with the folder pauses everything until the folder takes photos again.
 */
export function createDownloader(ports: DownloaderPorts, policy = RETRY_POLICY): Downloader {
  const { clock, limits } = ports;
  const pace = ports.pace ?? 1;
  const report = createActivityReport(clock, () => ports.onActivity(activity()));
  const outbox = createFactOutbox(ports.apply, clock, ports.onError);
  const hosts = createHostPace(() => limits().perHost, pace, ports.random);
  const saver = ports.createSaver(report.addBytes);
  const folderWatch = createFolderWatch(clock, saver.probe, () => {
    report.changed();
    wake();
  });
  const hand = createInHand();
  const shelf = createShelf(() => ports.nextJobs(LOOK_AHEAD, clock.now(), preferred), hand);

  const savePhoto = createPhotoRun({
    saver,
    hand,
    hosts,
    outbox,
    clock,
    verdicts: createVerdicts(pacedRetry(policy, pace), hosts, clock, ports.random),
    target: ports.target,
    onFolderTrouble: folderWatch.report,
    onConnectionFree: () => pump.run(),
    onDone(job) {
      // Others of its URL are told of anew, now with a twin.
      shelf.take((other) => other.url === job.url);
      shelf.reopen();
      report.changed();
      pump.run();
    },
  });

  let preferred: readonly string[] = [];
  let mode: 'on' | 'paused' | 'stopped' = 'on';
  const running = new Set<Promise<void>>();
  let cancelTimer: (() => void) | null = null;

  const mayRun = () => mode === 'on' && !folderWatch.trouble();
  const hasRoom = () => {
    const { concurrency } = limits();
    const isFull = hand.fetching >= concurrency || hand.size >= concurrency * HAND_PER_FETCH;
    return mayRun() && !isFull;
  };
  const activity = (): DownloadActivity => {
    const unreachable = hosts.unreachable();
    const offline = unreachable === null ? null : { code: 'offline', message: unreachable };
    return {
      active: hand.size,
      bytesPerSecond: report.bytesPerSecond(),
      problem: folderWatch.trouble() ?? offline,
    };
  };

  const wakeAfter = (ms: number) => {
    cancelTimer?.();
    cancelTimer = clock.setTimer(ms, wake);
  };
  const wake = () => {
    if (mode === 'stopped') return;
    shelf.clear();
    folderWatch.chosen(ports.target().folder);
    pump.run();
  };
  const fill = async () => {
    cancelTimer?.();
    startWhatMay();
    while (hasRoom() && !shelf.isComplete() && shelf.size < limits().concurrency) {
      await shelf.refill();
      await setAsideLongRests();
      startWhatMay();
    }
    if (!mayRun()) return;
    const now = clock.now();
    const restEnd = hosts.nextRestEnd(now) ?? Infinity;
    // Whatever ends next makes room for those on the shelf.
    if (hand.size > 0 && shelf.size > 0) {
      return wakeAfter(Math.min(restEnd - now, ASK_AGAIN_MS));
    }
    if (hand.size === 0) saver.rest();
    const dueAt = await ports.nextJobAt();
    if (dueAt === null && hand.size === 0 && hosts.forgetUnreachable()) report.changed();
    // What is due already waits for something else: for its host, or for a photo of the same URL.
    const askAt = dueAt !== null && dueAt <= now ? now + ASK_AGAIN_MS : dueAt;
    const next = Math.min(askAt ?? Infinity, restEnd);
    if (Number.isFinite(next) && mayRun()) wakeAfter(next - now);
  };

  /** Photos of a host that rests for long make room for those of other hosts. */
  const setAsideLongRests = async () => {
    const now = clock.now();
    const noted: Promise<boolean>[] = [];
    shelf.take((job) => {
      const retryAt = hosts.restUntil(hostOf(job));
      if (retryAt - now <= SHORT_REST_MS) return false;
      const error = { code: 'http-429', message: 'The photo server asked for a long pause.' };
      const fact = { kind: 'photo-delayed', ...photoOf(job), at: now, retryAt, error } as const;
      noted.push(outbox.add(fact));
      return true;
    });
    // The store would tell of them again.
    await Promise.all(noted);
  };
  const startWhatMay = () => {
    if (!hasRoom()) return;
    const now = clock.now();
    shelf.take((job) => {
      if (!hasRoom() || hand.hasUrl(job.url)) return false;
      const isOnDisk = job.twin !== null || job.known !== null;
      if (!isOnDisk && !hosts.mayStart(hostOf(job), now)) return false;
      track(savePhoto(job));
      report.changed();
      return true;
    });
  };
  const track = (work: Promise<void>) => {
    running.add(work);
    void work.finally(() => running.delete(work));
  };

  const pump = createPump(fill, (error) => {
    ports.onError(error);
    wakeAfter(ASK_AGAIN_MS);
  });

  const halt = (next: 'paused' | 'stopped') => {
    mode = next;
    hand.abort();
    shelf.clear();
    cancelTimer?.();
  };

  return {
    wake,
    pause() {
      if (mode === 'on') halt('paused');
    },
    resume() {
      if (mode === 'stopped') return;
      mode = 'on';
      hosts.tryUnreachable();
      wake();
    },
    leave(taskIds, key) {
      const ids = new Set(taskIds);
      const isMeant = (job: PhotoJob) => ids.has(job.taskId) && (key === null || job.key === key);
      for (const held of hand.abort(isMeant)) held.left = true;
      shelf.clear();
      pump.run();
    },
    prefer(taskIds) {
      preferred = taskIds.slice(0, MAX_PREFERRED);
      // Those on the shelf are in the old order; what is not there yet comes in the new one anyway.
      if (shelf.size > 0) shelf.clear();
    },
    reconnect() {
      saver.reconnect();
      hosts.tryUnreachable();
      pump.run();
    },
    thumbnail: (photo) => saver.thumbnail(photo),
    portrait: (url, folder) => saver.portrait(url, folder),
    async stop() {
      halt('stopped');
      report.stop();
      outbox.hurry();
      await folderWatch.stop();
      while (running.size > 0 || pump.underWay()) await Promise.all([...running, pump.underWay()]);
      await outbox.flush();
      await saver.close();
    },
    activity,
  };
}

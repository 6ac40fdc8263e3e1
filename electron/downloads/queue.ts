import { setMaxListeners } from 'node:events';
import type { PhotoJob } from '../../contract/photo';
import {
  DOWNLOAD_LIMITS,
  type DownloadActivity,
  type Downloader,
  type DownloaderPorts,
} from './downloader';
import { createActivityReport } from './activity-report';
import { createFactOutbox } from './fact-outbox';
import { createFolderWatch } from './folder-watch';
import { createHostPace } from './host-pace';
import { factOf, hostResultOf, pacedRetry } from './outcome-fact';
import type { SaveOutcome } from './save-photo';
import { hostOf, nameOfPhoto, photoOf } from './photo-identity';
import { createSaver } from './saver';

export type { Downloader } from './downloader';
export type { SaveTarget } from './save-photo';

/** Photos that the store is asked for at once. */
const LOOK_AHEAD = 128;
/** The store is not asked more often than this for photos that are said to be due. */
const ASK_AGAIN_MS = 1_000;
/** A host's rest up to this long is waited out; a longer one is written down with its photos. */
const SHORT_REST_MS = 60_000;

/**
 * Saves queued photos, several at once, each URL fetched once however many photos have it. It asks
 * for jobs when woken and goes on until none is due; what becomes of each is told in facts. Trouble
 * with the folder pauses everything until the folder takes photos again.
 */
export function createDownloader(ports: DownloaderPorts, limits = DOWNLOAD_LIMITS): Downloader {
  const { clock } = ports;
  const pace = ports.pace ?? 1;
  const retry = pacedRetry(limits.retry, pace);
  const report = createActivityReport(clock, () => ports.onActivity(activity()));
  const outbox = createFactOutbox(ports.apply, clock, ports.onError);
  const hosts = createHostPace(limits.perHost, pace, ports.random);
  const saver = createSaver({
    clock,
    limits,
    loopbackOrigin: ports.loopbackOrigin,
    onRequest: ports.onRequest,
    onBytes: report.addBytes,
  });
  const folderWatch = createFolderWatch(clock, saver.probe, () => {
    report.changed();
    wake();
  });

  /** Due photos that the store told of, not under way. */
  let candidates: PhotoJob[] = [];
  /** The store had no others when it was asked last. */
  let exhausted = false;
  /** Photos under way, until their fact is handed on. */
  const inHand = new Set<string>();
  const activeUrls = new Set<string>();
  const running = new Set<Promise<void>>();
  /** Failures of single photos in this run. */
  const failures = new Map<string, number>();
  let mode: 'on' | 'paused' | 'stopped' = 'on';
  let abort = newAbort();
  let pumping: Promise<void> | null = null;
  let pumpAgain = false;
  let cancelTimer: (() => void) | null = null;

  const mayRun = () => mode === 'on' && !folderWatch.trouble();

  const activity = (): DownloadActivity => {
    const unreachable = hosts.unreachable();
    const offline = unreachable === null ? null : { code: 'offline', message: unreachable };
    return {
      active: inHand.size,
      bytesPerSecond: report.bytesPerSecond(),
      problem: folderWatch.trouble() ?? offline,
    };
  };
  const track = (work: Promise<void>) => {
    running.add(work);
    void work.finally(() => running.delete(work));
  };
  const wakeAfter = (ms: number) => {
    cancelTimer?.();
    cancelTimer = clock.setTimer(ms, wake);
  };

  /** Asks the store anew, and starts what may start. */
  const wake = () => {
    if (mode === 'stopped') return;
    exhausted = false;
    candidates = [];
    folderWatch.chosen(ports.target().folder);
    pump();
  };
  const pump = () => {
    pumpAgain = true;
    pumping ??= (async () => {
      while (pumpAgain) {
        pumpAgain = false;
        try {
          await fill();
        } catch (error) {
          ports.onError(error);
          wakeAfter(ASK_AGAIN_MS);
        }
      }
    })().finally(() => {
      pumping = null;
    });
  };

  const fill = async () => {
    cancelTimer?.();
    startCandidates();
    const hasRoom = () => mayRun() && activeUrls.size < limits.concurrency;
    while (hasRoom() && !exhausted && candidates.length < limits.concurrency) {
      // What is under way, or done, must not be told of again.
      await outbox.flush();
      const known = new Set([...inHand, ...candidates.map(nameOfPhoto)]);
      const found = await ports.nextJobs(LOOK_AHEAD, clock.now());
      exhausted = found.every((job) => known.has(nameOfPhoto(job)));
      candidates = found.filter((job) => !inHand.has(nameOfPhoto(job)));
      setAsideLongRests();
      startCandidates();
    }
    if (!mayRun()) return;
    if (inHand.size === 0) saver.rest();
    await outbox.flush();
    const now = clock.now();
    const dueAt = await ports.nextJobAt();
    if (dueAt === null && inHand.size === 0 && hosts.forgetUnreachable()) report.changed();
    const restEnd = hosts.nextRestEnd(now);
    // What is due already waits for something else: for its host, or for a photo of the same URL.
    const askAt = dueAt !== null && dueAt <= now ? now + ASK_AGAIN_MS : dueAt;
    const next = Math.min(askAt ?? Infinity, restEnd ?? Infinity);
    if (Number.isFinite(next) && mayRun()) wakeAfter(next - now);
  };

  const startCandidates = () => {
    const now = clock.now();
    candidates = candidates.filter((job) => {
      if (!mayRun() || activeUrls.size >= limits.concurrency || activeUrls.has(job.url))
        return true;
      if (!job.twin && !hosts.mayStart(hostOf(job), now)) return true;
      track(saveOne(job));
      return false;
    });
  };

  /** Photos of a host that rests for long make room for those of other hosts. */
  const setAsideLongRests = () => {
    const now = clock.now();
    candidates = candidates.filter((job) => {
      const retryAt = hosts.restUntil(hostOf(job));
      if (retryAt - now <= SHORT_REST_MS) return true;
      const error = { code: 'http-429', message: 'The photo server asked for a long pause.' };
      outbox.add({ kind: 'photo-delayed', ...photoOf(job), at: now, retryAt, error });
      return false;
    });
  };

  const saveOne = async (job: PhotoJob) => {
    const host = hostOf(job);
    const target = ports.target();
    inHand.add(nameOfPhoto(job));
    activeUrls.add(job.url);
    hosts.started(host);
    outbox.add({ kind: 'photo-started', ...photoOf(job), at: clock.now() });
    report.changed();

    const outcome = await saver.save(job, target, abort.signal);
    hosts.ended(host, hostResultOf(outcome), clock.now());
    activeUrls.delete(job.url);
    // The store gives them again, now with a twin.
    candidates = candidates.filter((other) => other.url !== job.url);
    if (outcome.kind === 'folder') folderWatch.report(target.folder, outcome.trouble);
    settle(job, outcome);
    report.changed();
    pump();
  };

  const settle = (job: PhotoJob, outcome: SaveOutcome) => {
    const name = nameOfPhoto(job);
    const host = hostOf(job);
    const isOwnFailure = outcome.kind === 'delayed' && outcome.reason === 'trouble';
    const count = (failures.get(name) ?? 0) + (isOwnFailure ? 1 : 0);
    const fact = factOf(job, outcome, retry, {
      now: clock.now(),
      failures: count,
      restUntil: hosts.restUntil(host),
      unreachableSince: hosts.unreachableSince(host),
      random: ports.random(),
    });
    if (fact.kind === 'photo-delayed') failures.set(name, count);
    else if (fact.kind !== 'photo-queued') failures.delete(name);
    const handOn = () => {
      outbox.add(fact);
      inHand.delete(name);
      // Other photos of this URL may be told of from now on.
      exhausted = false;
      pump();
    };
    if (outcome.kind !== 'saved') return handOn();
    // The record must not know of a file that a power cut could still take away.
    track(saver.makeDurable(outcome.path).then(handOn));
  };

  const underWay = () => [...running, ...(pumping ? [pumping] : [])];
  const halt = (next: 'paused' | 'stopped') => {
    mode = next;
    abort.abort();
    candidates = [];
    cancelTimer?.();
  };

  return {
    wake,
    pause() {
      if (mode === 'on') halt('paused');
    },
    resume() {
      if (mode === 'stopped') return;
      if (mode === 'paused') abort = newAbort();
      mode = 'on';
      hosts.tryUnreachable();
      wake();
    },
    async stop() {
      halt('stopped');
      report.stop();
      outbox.hurry();
      await folderWatch.stop();
      for (let work = underWay(); work.length > 0; work = underWay()) await Promise.all(work);
      await outbox.flush();
      await saver.close();
    },
    activity,
  };
}

function newAbort(): AbortController {
  const controller = new AbortController();
  // Every photo under way listens.
  setMaxListeners(0, controller.signal);
  return controller;
}

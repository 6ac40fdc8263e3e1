import { createHash } from 'node:crypto';
import type { PhotoJob } from '../../contract/photo';

/** The photo that a job is about, as facts name it. */
export function photoOf(job: PhotoJob): { taskId: string; key: string } {
  return { taskId: job.taskId, key: job.key };
}

/** One string for the photo that a job or a fact is about. */
export function nameOfPhoto({ taskId, key }: { taskId: string; key: string }): string {
  return JSON.stringify([taskId, key]);
}

/**
 * Tells the photo from all others in the names of `.part` files, over all runs: 16 hex digits. `account`
 * tells the account of its task from all others.
 */
export function partIdentity(account: string, { taskId, key }: PhotoJob): string {
  const photo = JSON.stringify([account, taskId, key]);
  return createHash('sha256').update(photo).digest('hex').slice(0, 16);
}

/** Photos that wait for their host are asked about again whenever another is done. */
const hosts = new WeakMap<PhotoJob, string>();

/** Scheme, host and port of a job's URL; empty where it is no URL. */
export function hostOf(job: PhotoJob): string {
  let host = hosts.get(job);
  if (host === undefined) {
    host = originOf(job.url);
    hosts.set(job, host);
  }
  return host;
}

function originOf(url: string): string {
  try {
    return new URL(url).origin;
  } catch {
    return '';
  }
}

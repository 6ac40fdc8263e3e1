import type { PhotoJob } from '../../contract/photo';

/** The photo that a job is about, as facts name it. */
export function photoOf(job: PhotoJob): { taskId: string; key: string } {
  return { taskId: job.taskId, key: job.key };
}

/** One string for the photo that a job is about. */
export function nameOfPhoto(job: PhotoJob): string {
  return JSON.stringify([job.taskId, job.key]);
}

/** Scheme, host and port of a job's URL; empty where it is no URL. */
export function hostOf({ url }: { url: string }): string {
  try {
    return new URL(url).origin;
  } catch {
    return '';
  }
}

import type { PhotoJob } from '../../../contract/photo';
import { nameOfPhoto } from '../photo-identity';

/** A photo under way. */
export interface Held {
  job: PhotoJob;
  /** Aborted when it is to be given up. */
  abort: AbortController;
  /** It takes one of the connections: its bytes are not whole yet. */
  fetching: boolean;
  /** Given up because the operator holds it: the store knows, and needs not be told. */
  left: boolean;
}

/** The photos under way: from their start until the store knows what became of them. */
export interface InHand {
  readonly size: number;
  /** How many of them take a connection. */
  readonly fetching: number;
  take(job: PhotoJob): Held;
  /** Its connection is free. @returns false where it was so before */
  freeConnection(held: Held): boolean;
  drop(held: Held): void;
  /** A photo of this URL is under way: another of it would be fetched a second time. */
  hasUrl(url: string): boolean;
  /** Tells, from then on, of which photos it or one of its URL is under way at this moment. */
  snapshot(): (job: PhotoJob) => boolean;
  /** Gives up all, or those that `which` says. @returns those given up */
  abort(which?: (job: PhotoJob) => boolean): Held[];
}

export function createInHand(): InHand {
  const photos = new Map<string, Held>();
  const urls = new Set<string>();
  let fetching = 0;
  return {
    get size() {
      return photos.size;
    },
    get fetching() {
      return fetching;
    },
    take(job) {
      const held: Held = { job, abort: new AbortController(), fetching: true, left: false };
      photos.set(nameOfPhoto(job), held);
      urls.add(job.url);
      fetching += 1;
      return held;
    },
    freeConnection(held) {
      if (!held.fetching) return false;
      held.fetching = false;
      fetching -= 1;
      return true;
    },
    drop({ job }) {
      photos.delete(nameOfPhoto(job));
      urls.delete(job.url);
    },
    hasUrl: (url) => urls.has(url),
    snapshot() {
      const names = new Set(photos.keys());
      const sameUrl = new Set(urls);
      return (job) => names.has(nameOfPhoto(job)) || sameUrl.has(job.url);
    },
    abort(which = () => true) {
      const given = [...photos.values()].filter(({ job }) => which(job));
      for (const { abort } of given) abort.abort();
      return given;
    },
  };
}

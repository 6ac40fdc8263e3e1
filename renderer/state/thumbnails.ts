import { MOST_THUMBNAILS } from '../../contract/ipc';

/** The bytes of a JPEG; null = it is not here: what its address serves has to be waited for. */
export type ThumbnailBytes = Uint8Array<ArrayBuffer> | null;

/** Asks for the thumbnail at an address; an answer that is no longer wanted is null. */
export type AskThumbnail = (address: string, stop: AbortSignal) => Promise<ThumbnailBytes>;

interface Asked {
  address: string;
  stop: AbortSignal;
  resolve(bytes: ThumbnailBytes): void;
}

/**
 * Gathers what is asked for in one turn, a row of cards mostly: one message costs the main process a fraction of
 * what as many requests would. `fetch` answers in the order of the addresses; undefined = it cannot.
 */
export function createThumbnails(
  fetch: (addresses: string[]) => Promise<ThumbnailBytes[] | undefined>,
): AskThumbnail {
  let gathered: Asked[] = [];

  async function send(part: readonly Asked[]): Promise<void> {
    const answers = await fetch(part.map(({ address }) => address)).catch(() => undefined);
    part.forEach(({ stop, resolve }, i) => resolve(stop.aborted ? null : (answers?.[i] ?? null)));
  }

  function sendAll(): void {
    const wanted = gathered.filter(({ stop, resolve }) => {
      if (stop.aborted) resolve(null);
      return !stop.aborted;
    });
    gathered = [];
    for (let from = 0; from < wanted.length; from += MOST_THUMBNAILS) {
      void send(wanted.slice(from, from + MOST_THUMBNAILS));
    }
  }

  return (address, stop) =>
    new Promise((resolve) => {
      if (gathered.push({ address, stop, resolve }) === 1) queueMicrotask(sendAll);
    });
}

import { createHash } from 'node:crypto';
import { mkdir, rename, unlink } from 'node:fs/promises';
import type { WholePhoto } from '../../../contract/photo';
import type { PortraitTrouble } from '../../../contract/portrait';
import type { TakeOutcome, Wanted } from '../fetch/fetch-whole';
import type { FetchFailure } from '../fetch/http-answer';
import type { Verdict } from '../pictures/judge';
import { portraitPath, sweepPortraits } from './portrait-file';

/** A few hundred portraits as cameras make them. */
const PORTRAITS_BYTES = 256 * 1024 * 1024;

export interface PortraitPorts {
  /** Fetches as photos are fetched: with the same judgement of addresses, the same limits, no token. */
  fetchWhole(wanted: Wanted): Promise<TakeOutcome>;
  /** Whether a picture can be made of it. */
  look(whole: WholePhoto): Promise<Verdict>;
}

/** Fetches the portrait of an address to its place below `folder`; null = it is there now. */
export async function fetchPortrait(
  url: string,
  folder: string,
  ports: PortraitPorts,
): Promise<PortraitTrouble | null> {
  try {
    await mkdir(folder, { recursive: true });
    const identity = createHash('sha256').update(`portrait ${url}`).digest('hex').slice(0, 16);
    const photo = `portrait ${url}`;
    const take = await ports.fetchWhole({ photo, identity, url, folder });
    if (take.kind !== 'whole') return troubleOf(take);
    if ((await ports.look(take.whole)) === 'damaged') {
      await unlink(take.whole.path);
      return 'not-a-picture';
    }
    await rename(take.whole.path, portraitPath(folder, url, take.whole.type));
    await sweepPortraits(folder, PORTRAITS_BYTES);
    return null;
  } catch {
    return 'disk';
  }
}

function troubleOf(take: Exclude<TakeOutcome, { kind: 'whole' }>): PortraitTrouble {
  switch (take.kind) {
    case 'stopped':
      return 'unreachable';
    case 'failed':
      return troubleOfFailure(take.failure);
    case 'problem':
      return 'not-a-picture';
    case 'disk':
      return 'disk';
  }
}

function troubleOfFailure({ kind, code }: FetchFailure): PortraitTrouble {
  if (kind === 'expired') return 'gone';
  if (kind !== 'refused') return 'unreachable';
  if (code === 'too-large' || code === 'encoded') return 'not-a-picture';
  return code.startsWith('http-') ? 'gone' : 'refused';
}

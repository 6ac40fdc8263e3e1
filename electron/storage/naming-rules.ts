import { opendir } from 'node:fs/promises';
import { foldName } from '../downloads/names/fold-name';
import { nameOf } from '../downloads/names/naming';
import type { NamingRules } from '../tracking/names-plan';

/** Names read from a folder before others get their turn. */
const NAMES_AT_ONCE = 256;

/** The rules by which photos are saved, for the store to tell beforehand where they will go. */
export const namingRules: NamingRules = { nameOf, foldName, namesIn };

async function* namesIn(folder: string): AsyncIterable<string> {
  try {
    for await (const entry of await opendir(folder, { bufferSize: NAMES_AT_ONCE })) {
      yield entry.name;
    }
  } catch {
    // Most folders are not there yet. Any other trouble is told when photos are saved.
  }
}

import { randomUUID } from 'node:crypto';

/** What the name of a `.part` file tells of it. */
export interface PartName {
  /** Whose it is: 16 hex digits, see `partIdentity`. */
  identity: string;
  /** The hash of the whole photo, 64 hex digits; null = it was not known yet. */
  sha256: string | null;
}

/** Whose it is, chance, and perhaps the hash. */
const NAME = /^\.proofsheet-([0-9a-f]{16})[0-9a-f]{16}(?:-([0-9a-f]{64}))?\.part$/;

/**
 * A name for a new `.part` file, which nobody can foresee. With the hash, a later run can tell whether
 * all bytes are there.
 */
export function newPartName({ identity, sha256 }: PartName): string {
  const chance = randomUUID().replaceAll('-', '').slice(16);
  return `.proofsheet-${identity}${chance}${sha256 === null ? '' : `-${sha256}`}.part`;
}

/** What a name tells; null = it is not that of a `.part` file. */
export function readPartName(name: string): PartName | null {
  const [, identity, sha256 = null] = NAME.exec(name) ?? [];
  return identity === undefined ? null : { identity, sha256 };
}

/** Whether a file of this name is one that a photo is written to before it has its own. */
export function isPartName(name: string): boolean {
  return NAME.test(name);
}

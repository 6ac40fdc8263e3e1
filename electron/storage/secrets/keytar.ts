import { createRequire } from 'node:module';
import type * as Keytar from 'keytar';

/** The part of keytar that is used. Never `findCredentials`: on a locked keyring it crashes the process. */
export type Keychain = Pick<typeof Keytar, 'getPassword' | 'setPassword' | 'deletePassword'>;

// Not named `require`: the build may put a constant of that name into the same file.
const load = createRequire(import.meta.url);

/**
 * Loads keytar on the first call, so that a computer without libsecret can still start.
 *
 * @returns keytar, or null where its native part cannot be loaded
 */
export function loadKeychain(): Keychain | null {
  try {
    // It is CommonJS without named exports, and a bundler must leave its binaries where they are.
    return load('keytar') as Keychain;
  } catch {
    return null;
  }
}

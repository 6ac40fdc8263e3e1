import type { Secret } from './secret';

/**
 * The keychain's answer about a token. `locked` is never taken for `none`; `not-answering` means that
 * a call hangs; `unavailable` means that this computer has no keychain service running.
 */
export const KEYCHAIN_STATES = [
  'stored',
  'none',
  'locked',
  'unavailable',
  'not-answering',
] as const;
export type KeychainState = (typeof KEYCHAIN_STATES)[number];

export type TokenRead =
  { state: 'stored'; token: Secret } | { state: Exclude<KeychainState, 'stored'> };

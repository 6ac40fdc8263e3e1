import type { Bridge } from '../contract/ipc';

declare global {
  interface Window {
    /** Put there by the preload script. */
    readonly proofsheet: Bridge;
  }
}

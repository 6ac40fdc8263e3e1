import { Secret } from '../../contract/secret';
import type { Engine } from '../engine';
import { paceOf } from '../run';
import { accountAddress } from '../storage/account-keys';

export interface StartPorts {
  engine: Engine;
  liveApiUrl: string;
  onToken(token: Secret): void;
  startSandbox(): Promise<{ url: string; token: string }>;
}

/** Puts the engine to work for an account. It is without a token until the account's own is set. */
export interface StartAccount {
  live(key: string): Promise<void>;
  sandbox(): Promise<void>;
  /** Address of the sandbox, once it was started. */
  sandboxUrl(): string | null;
  rest(): Promise<void>;
}

export function createStart(ports: StartPorts): StartAccount {
  const { engine } = ports;
  let sandboxUrl: string | null = null;
  return {
    async live(key) {
      engine.setToken(null);
      const apiUrl = ports.liveApiUrl;
      const storedAs = accountAddress(apiUrl, key);
      await engine.use({ kind: 'live', apiUrl, storedAs, pace: paceOf(apiUrl) });
    },
    async sandbox() {
      const sandbox = await ports.startSandbox();
      sandboxUrl = sandbox.url;
      engine.setToken(null);
      await engine.use({ kind: 'sandbox', apiUrl: sandbox.url, pace: paceOf(sandbox.url) });
      const token = new Secret(sandbox.token);
      ports.onToken(token);
      engine.setToken(token);
    },
    sandboxUrl: () => sandboxUrl,
    async rest() {
      engine.setToken(null);
      await engine.rest();
    },
  };
}

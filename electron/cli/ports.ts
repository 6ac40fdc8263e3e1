import type { Fetch } from '../api/client';
import type { SaverProcess } from '../downloads/line/remote-saver';
import type { Secrets } from '../storage/secrets';

/** What the command line needs from the process it runs in: plain Node, or Electron without a window. */
export interface CliPorts {
  /** For API calls: Node's own fetch, or Electron's, which knows the system's proxy. */
  fetch: Fetch;
  secrets: Secrets;
  env: Readonly<Record<string, string | undefined>>;
  cwd: string;
  /** Standard input, up to `maxBytes` or a little more; rejects when the operator interrupts. */
  stdin(maxBytes: number): Promise<Uint8Array>;
  stdout(text: string): void;
  stderr(text: string): void;
  /** Whether stderr is a terminal, so that a line of progress may be drawn over. */
  live: boolean;
  /** Whether stdout is a terminal, where the prompt follows what is printed. */
  terminal: boolean;
  /** Fires when the operator interrupts (SIGINT, SIGTERM, SIGHUP). */
  interrupted: AbortSignal;
  storageWorker: URL;
  /** Starts the process that saves photos. */
  startSaver(): SaverProcess;
  /** The system's proxy for a URL, as far as this process knows one: `DIRECT`, or anything else. */
  proxyFor(url: string): Promise<string>;
  /** Folder of the sandbox's sample portraits. */
  portraits: string;
  version: string;
}

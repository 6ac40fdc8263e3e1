import { addAbortSignal } from 'node:stream';
import type { CliPorts } from './ports';

/** Those ports of the command line that are the same in every process: streams, signals, environment. */
export function nodePorts(): Omit<
  CliPorts,
  'fetch' | 'secrets' | 'storageWorker' | 'startSaver' | 'proxyFor' | 'portraits' | 'version'
> {
  const interruption = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    // The first one ends in good order; a second one ends at once.
    process.once(signal, () => interruption.abort());
  }
  // Whoever read us may have left (`| head`), the terminal may be gone: the photos are saved all the same.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
  return {
    env: process.env,
    cwd: process.cwd(),
    stdin: (maxBytes) => readStdin(maxBytes, interruption.signal),
    stdout: (text) => void process.stdout.write(text),
    stderr: (text) => void process.stderr.write(text),
    live: process.stderr.isTTY === true,
    terminal: process.stdout.isTTY === true,
    interrupted: interruption.signal,
  };
}

async function readStdin(maxBytes: number, interrupted: AbortSignal): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of addAbortSignal(interrupted, process.stdin)) {
    chunks.push(chunk as Buffer);
    bytes += (chunk as Buffer).length;
    if (bytes > maxBytes) break;
  }
  return Buffer.concat(chunks);
}

import type { CliPorts } from './ports';

/** Those ports of the command line that are the same in every process: streams, signals, environment. */
export function nodePorts(): Omit<
  CliPorts,
  'fetch' | 'secrets' | 'storageWorker' | 'portraits' | 'version'
> {
  const interruption = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    // The first one ends in good order; a second one ends at once.
    process.once(signal, () => interruption.abort());
  }
  return {
    env: process.env,
    cwd: process.cwd(),
    stdin: readStdin,
    stdout: (text) => void process.stdout.write(text),
    stderr: (text) => void process.stderr.write(text),
    live: process.stderr.isTTY === true,
    interrupted: interruption.signal,
  };
}

async function readStdin(): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

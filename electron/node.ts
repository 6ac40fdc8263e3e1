import { join } from 'node:path';
import { version } from '../package.json';
import { runCli } from './cli';
import { forkSaver } from './cli/fork-saver';
import { nodePorts } from './cli/node-ports';
import { createSecrets } from './storage/secrets';

/** The command line in plain Node: hands it this process's ports, and nothing else. */
process.exitCode = await runCli(process.argv.slice(2), {
  ...nodePorts(),
  fetch: globalThis.fetch,
  secrets: createSecrets(),
  storageWorker: new URL('./storage-worker.js', import.meta.url),
  startSaver: () => forkSaver(new URL('./saver.js', import.meta.url)),
  proxyFor: async () => 'DIRECT',
  portraits: join(import.meta.dirname, '../../sandbox/portraits'),
  version,
});

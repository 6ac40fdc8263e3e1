import { join } from 'node:path';
import { app, net } from 'electron';
import { runCli } from './cli';
import { createSecrets } from './storage/secrets';
import { nodePorts } from './cli/node-ports';
import { startUtilitySaver, systemProxyFor } from './shell/utility-saver';

/** The command line in Electron, without a window: its requests know the system's proxy. */
export async function runInElectron(words: string[]): Promise<void> {
  await app.whenReady();
  const code = await runCli(words, {
    ...nodePorts(),
    fetch: (url, init) => net.fetch(url, init),
    secrets: createSecrets(),
    storageWorker: new URL('./storage-worker.js', import.meta.url),
    startSaver: () => startUtilitySaver(new URL('./saver.js', import.meta.url)),
    proxyFor: systemProxyFor,
    portraits: join(app.getAppPath(), 'sandbox', 'portraits'),
    version: app.getVersion(),
  });
  // `exit` does not wait for a pipe that is read slowly.
  await new Promise((written) => process.stdout.write('', written));
  app.exit(code);
}

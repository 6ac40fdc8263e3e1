import { fileURLToPath } from 'node:url';
import { app, utilityProcess } from 'electron';
import { saverEnvironment } from '../downloads/line/saver-environment';
import type { SaverProcess } from '../downloads/line/remote-saver';

/**
 * Starts the process that saves photos as one of Electron's. `script`: the built saver-entry.ts. May be
 * called once Electron is ready.
 */
export function startUtilitySaver(script: URL): SaverProcess {
  const child = utilityProcess.fork(fileURLToPath(script), [], {
    serviceName: 'Proofsheet photos',
    env: saverEnvironment(process.env),
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  return {
    post: (message) => child.postMessage(message),
    onMessage: (listener) => void child.on('message', listener),
    onEnd: (listener) => void child.once('exit', listener),
    kill() {
      // Its own `kill` asks politely, which a process that hangs does not hear.
      if (child.pid !== undefined) process.kill(child.pid, 'SIGKILL');
    },
  };
}

/**
 * The system's proxy for a URL, as Chromium words it: `DIRECT`, `PROXY host:port`, … The app's own
 * answer, as the requests of utility processes go by it; a session's was seen to be `DIRECT` where it
 * was asked too early.
 */
export function systemProxyFor(url: string): Promise<string> {
  return app.resolveProxy(url);
}

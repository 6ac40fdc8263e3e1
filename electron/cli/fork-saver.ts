import { fork } from 'node:child_process';
import { saverEnvironment } from '../downloads/line/saver-environment';
import type { SaverProcess } from '../downloads/line/remote-saver';

/** Starts the process that saves photos as a child of plain Node. `script`: the built saver-entry.ts. */
export function forkSaver(script: URL): SaverProcess {
  const child = fork(script, [], {
    env: saverEnvironment(process.env),
    execArgv: [],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  return {
    // Without the callback, a message to a child that has just ended would be thrown as an error.
    post: (message) => void child.send(message as object, () => undefined),
    onMessage: (listener) => void child.on('message', listener),
    onEnd(listener) {
      child.once('exit', listener);
      // It could not be started; then there is no 'exit'.
      child.once('error', listener);
    },
    kill: () => void child.kill('SIGKILL'),
  };
}

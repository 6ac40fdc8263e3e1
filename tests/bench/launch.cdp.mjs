// Starts an Electron and asks its window one question over Chromium's debugging pipe: two file descriptors,
// nothing listens, and nothing in the app waits for it.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';

/** How long a window may take to answer, ms. */
const PATIENCE_MS = 60_000;

/**
 * Launches an app and waits until an expression in its page has a value, then ends the app.
 * @param {string} executable
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @param {string} question a JavaScript expression, a promise of numbers by name
 * @returns {Promise<{ launchedAt: number, answer: any }>} `launchedAt` in ms since 1970, with fractions
 * @throws {Error} when the app ends before, or does not answer in a minute
 */
export async function launchAndAsk(executable, args, env, question) {
  const launchedAt = performance.timeOrigin + performance.now();
  const child = spawn(executable, ['--remote-debugging-pipe', ...args], {
    env,
    stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
  });
  const ended = once(child, 'exit');
  let complaints = '';
  child.stderr?.on('data', (part) => (complaints += part));
  try {
    const pipe = /** @type {[import('node:stream').Writable, import('node:stream').Readable]} */ (
      /** @type {unknown} */ (child.stdio.slice(3))
    );
    const answer = await Promise.race([
      ask(...pipe, question),
      ended.then(() => Promise.reject(new Error(`The app ended early.\n${complaints}`))),
      sleep(PATIENCE_MS, null, { ref: false }).then(() =>
        Promise.reject(new Error(`The window did not get that far in a minute.\n${complaints}`)),
      ),
    ]);
    return { launchedAt, answer };
  } finally {
    child.kill('SIGKILL');
    await ended;
  }
}

/**
 * @param {import('node:stream').Writable} to
 * @param {import('node:stream').Readable} from
 * @param {string} question
 * @returns {Promise<any>}
 */
function ask(to, from, question) {
  return new Promise((resolve, reject) => {
    let lastId = 0;
    const send = (/** @type {object} */ message) =>
      to.write(`${JSON.stringify({ id: (lastId += 1), ...message })}\0`);
    const evaluate = (/** @type {string} */ sessionId) =>
      send({
        sessionId,
        method: 'Runtime.evaluate',
        params: { expression: question, awaitPromise: true, returnByValue: true },
      });
    const take = (/** @type {any} */ message) => {
      if (message.method === 'Target.attachedToTarget') {
        if (message.params.targetInfo.type === 'page') evaluate(message.params.sessionId);
      } else if (message.result?.exceptionDetails) {
        reject(new Error(message.result.exceptionDetails.exception?.description));
      } else if (message.result?.result) {
        resolve(message.result.result.value);
      } else if (message.error && message.sessionId) {
        // The blank page has given way to the app's.
        evaluate(message.sessionId);
      }
    };
    let rest = '';
    from.setEncoding('utf8').on('data', (part) => {
      const messages = `${rest}${part}`.split('\0');
      rest = messages.pop() ?? '';
      for (const message of messages) take(JSON.parse(message));
    });
    // An app that ends closes its side first; its exit is told elsewhere.
    to.on('error', () => {});
    send({
      method: 'Target.setAutoAttach',
      params: { autoAttach: true, waitForDebuggerOnStart: false, flatten: true },
    });
  });
}

// Starts an Electron and asks its window questions over Chromium's debugging pipe: two file descriptors,
// nothing listens, and nothing in the app waits for it.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { processorMs } from './window.memory.mjs';

/** How long a window may take to answer, ms. */
const PATIENCE_MS = 60_000;

/**
 * Launches an app and waits until an expression in its page has a value, then ends the app.
 * @param {string} executable
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @param {string} question a JavaScript expression, a promise of numbers by name
 * @returns {Promise<{ launchedAt: number, answer: any, processor: number }>} `launchedAt` in ms since 1970, with
 *   fractions; `processor`: processor time of all its processes until the answer, in ms
 * @throws {Error} when the app ends before, or does not answer in a minute
 */
export async function launchAndAsk(executable, args, env, question) {
  const window = openWindow(executable, args, env);
  try {
    const answer = await window.ask(question);
    return { launchedAt: window.launchedAt, answer, processor: processorMs(window.pid) };
  } finally {
    await window.end();
  }
}

/**
 * Launches an app; its window is asked one question after the other.
 * @param {string} executable
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @returns {{ launchedAt: number, pid: number, ask(question: string): Promise<any>, end(): Promise<void> }}
 *   `ask` rejects when the app ends before, or does not answer in a minute
 */
export function openWindow(executable, args, env) {
  const launchedAt = performance.timeOrigin + performance.now();
  const child = spawn(executable, ['--remote-debugging-pipe', ...args], {
    env,
    stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
  });
  const ended = once(child, 'exit');
  let complaints = '';
  child.stderr?.on('data', (part) => (complaints += part));
  const pipe = /** @type {[import('node:stream').Writable, import('node:stream').Readable]} */ (
    /** @type {unknown} */ (child.stdio.slice(3))
  );
  const page = openPage(...pipe);
  return {
    launchedAt,
    pid: child.pid ?? 0,
    ask: (question) =>
      Promise.race([
        page(question),
        ended.then(() => Promise.reject(new Error(`The app ended early.\n${complaints}`))),
        sleep(PATIENCE_MS, null, { ref: false }).then(() =>
          Promise.reject(new Error(`The window did not get that far in a minute.\n${complaints}`)),
        ),
      ]),
    async end() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

/**
 * The page at the other end of the pipe. A question is asked once there is a page, and again when the
 * blank page has given way to the app's.
 * @param {import('node:stream').Writable} to
 * @param {import('node:stream').Readable} from
 * @returns {(question: string) => Promise<any>}
 */
function openPage(to, from) {
  let lastId = 0;
  /** @type {string | null} */
  let page = null;
  /** @type {{ question: string, id: number, resolve: (value: any) => void, reject: (error: Error) => void } | null} */
  let asked = null;
  const send = (/** @type {object} */ message) => {
    lastId += 1;
    to.write(`${JSON.stringify({ id: lastId, ...message })}\0`);
    return lastId;
  };
  const evaluate = () => {
    if (!asked || page === null) return;
    const params = { expression: asked.question, awaitPromise: true, returnByValue: true };
    asked.id = send({ sessionId: page, method: 'Runtime.evaluate', params });
  };
  const take = (/** @type {any} */ message) => {
    if (message.method === 'Target.attachedToTarget') {
      if (message.params.targetInfo.type !== 'page') return;
      page = message.params.sessionId;
      evaluate();
    } else if (asked && message.id === asked.id) {
      const { result, error } = message;
      if (error) evaluate();
      else if (result.exceptionDetails) {
        asked.reject(new Error(result.exceptionDetails.exception?.description));
      } else asked.resolve(result.result.value);
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
  return (question) =>
    new Promise((resolve, reject) => {
      asked = { question, id: 0, resolve, reject };
      evaluate();
    });
}

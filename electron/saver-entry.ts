/**
 * The process that saves photos: Electron's utility process, or a child of plain Node. It is given no
 * token and next to no environment (downloads/line/saver-environment.ts), and ends with whoever started it.
 */
import os from 'node:os';
import { systemClock } from './clock';
import type { PhotoDispatcher } from './downloads/fetch/fetch-photo';
import { type SaverChannel, serveSaver } from './downloads/line/saver-process';

/** So that the window stays quick while photos come; threads begun later take it over. */
const PRIORITY = 5;

try {
  os.setPriority(PRIORITY);
} catch {
  // Some systems forbid it: then photos come as quickly as the window.
}
// A Ctrl-C in the terminal reaches every process there: whoever started this one ends it in order.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined);

const { parentPort } = process;
let proxied: PhotoDispatcher | null = null;
let channel: SaverChannel;
if (parentPort) {
  // Should the window's process die, Chromium ends this one.
  channel = {
    post: (message) => parentPort.postMessage(message),
    onMessage: (listener) => void parentPort.on('message', ({ data }) => listener(data)),
  };
  const { createProxiedDispatcher } = await import('./shell/proxied-dispatcher');
  proxied = createProxiedDispatcher();
} else {
  process.on('disconnect', () => process.exit());
  channel = {
    post: (message) => void process.send?.(message),
    onMessage: (listener) => void process.on('message', listener),
  };
}
serveSaver(channel, { clock: systemClock, random: Math.random, proxied });

// What a program takes of the memory and of the processor: Linux alone tells it well.
import { readdirSync, readFileSync } from 'node:fs';

/**
 * Proportional set size of a process and all below it, in bytes: what they share counts once.
 * @param {number} pid
 */
export function memoryOf(pid) {
  return Object.values(memoryByPart(pid)).reduce((sum, bytes) => sum + bytes, 0);
}

/**
 * The same by what the processes are for: `main`, `renderer`, `gpu-process`, `utility` …
 * @param {number} pid
 */
export function memoryByPart(pid) {
  /** @type {Record<string, number>} */
  const parts = {};
  for (const one of family(pid)) parts[partOf(one)] = (parts[partOf(one)] ?? 0) + pssOf(one);
  return parts;
}

/**
 * Processor time that a process and all below it have had so far, in ms. Beside other work it says more
 * than the clock does.
 * @param {number} pid
 */
export function processorMs(pid) {
  let ns = 0;
  for (const one of family(pid)) {
    for (const thread of threadsOf(one)) {
      try {
        ns += Number(readFileSync(`/proc/${one}/task/${thread}/schedstat`, 'utf8').split(' ')[0]);
      } catch {
        // It has ended.
      }
    }
  }
  return ns / 1e6;
}

/** @param {number} pid */
function threadsOf(pid) {
  try {
    return readdirSync(`/proc/${pid}/task`);
  } catch {
    return [];
  }
}

/** @param {number} pid */
function partOf(pid) {
  try {
    const line = readFileSync(`/proc/${pid}/cmdline`, 'latin1').replaceAll('\0', ' ');
    const type = /--type=(\S+)/.exec(line)?.[1] ?? 'main';
    // The process that saves photos is a utility like Chromium's own.
    return /node\.mojom\.NodeService/.test(line) ? 'saver' : type;
  } catch {
    return 'ended';
  }
}

/**
 * @param {number} pid
 * @returns {Set<number>}
 */
function family(pid) {
  const parents = new Map(
    readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map((name) => [Number(name), parentOf(Number(name))]),
  );
  const found = new Set([pid]);
  for (let size = 0; size !== found.size;) {
    size = found.size;
    for (const [one, parent] of parents) if (found.has(parent)) found.add(one);
  }
  return found;
}

/** @param {number} pid */
function parentOf(pid) {
  try {
    return Number(/^PPid:\s*(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);
  } catch {
    return 0;
  }
}

/** @param {number} pid */
function pssOf(pid) {
  try {
    const text = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
    return Number(/^Pss:\s*(\d+)/m.exec(text)?.[1] ?? 0) * 1024;
  } catch {
    return 0;
  }
}

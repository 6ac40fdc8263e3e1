import { readdirSync, readFileSync } from 'node:fs';

/** Processes by number, as Linux tells of them in /proc. */

/** The processes below `pid`, children of children included; empty when there are none. */
export function descendantsOf(pid: number): number[] {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))) {
    const stat = statOf(Number(name));
    if (stat && stat.state !== 'Z') parents.set(Number(name), stat.parent);
  }
  const found = [pid];
  for (const one of found) {
    for (const [child, parent] of parents) if (parent === one) found.push(child);
  }
  return found.slice(1);
}

/** Whether a process still does anything: one that ended and was not buried yet does not. */
export function isRunning(pid: number): boolean {
  const stat = statOf(pid);
  return stat !== null && stat.state !== 'Z' && stat.state !== 'X';
}

/** Ends a process as a power cut does; one that is gone already is left in peace. */
export function killNow(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has just ended by itself.
  }
}

function statOf(pid: number): { state: string; parent: number } | null {
  try {
    // pid (name) state parent …; the name may hold anything.
    const [state = '', parent] = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .split(') ')
      .at(-1)!
      .split(' ');
    return { state, parent: Number(parent) };
  } catch {
    return null;
  }
}

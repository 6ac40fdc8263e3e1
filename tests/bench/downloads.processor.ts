import { readFileSync } from 'node:fs';

/** Clock ticks a second, which Linux tells times in (`getconf CLK_TCK`). */
const TICKS = 100;

/**
 * Seconds of processor time, user and system, of this process's children that have ended, and of theirs
 * (proc(5), `cutime` and `cstime`); null = the system does not tell.
 */
export function childrenSeconds(): number | null {
  try {
    // The name in the second field may hold spaces; it ends with the last bracket.
    const fields = readFileSync('/proc/self/stat', 'utf8').split(') ').at(-1)!.split(' ');
    return (Number(fields[13]) + Number(fields[14])) / TICKS;
  } catch {
    return null;
  }
}

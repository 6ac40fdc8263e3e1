import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

/**
 * Disks of memory in a mount namespace of their own: they need no root, nobody else sees them, and they
 * are gone with the process that was started among them.
 */

const IS_ROOT = process.getuid?.() === 0;
const UNSHARE = ['unshare', '--mount', ...(IS_ROOT ? [] : ['--user', '--map-root-user'])];

/** Why this system cannot do it; null = it can. */
export function whyNoSmallDisk(): string | null {
  if (process.platform !== 'linux') return 'mounting a disk of memory takes Linux';
  const script = 'mount -t tmpfs -o size=1m tmpfs /mnt';
  const { status, error, stderr } = spawnSync(UNSHARE[0]!, [
    ...UNSHARE.slice(1),
    'sh',
    '-c',
    script,
  ]);
  if (status === 0) return null;
  return `this user may not mount a disk of memory: ${error?.message ?? String(stderr).trim()}`;
}

interface Disk {
  /** Absolute path of an empty folder. */
  at: string;
  megabytes: number;
  /** Bytes of it that are taken by a file named `filler`. */
  filled?: number;
  readOnly?: boolean;
}

/**
 * The words before a command that make it run among these disks. When it has ended, and however, what is
 * below `keep.from` is copied to `keep.to`, and its exit code is passed on.
 */
export function amongDisks(disks: readonly Disk[], keep: { from: string; to: string }): string[] {
  const steps = disks.flatMap(({ at, megabytes, filled = 0, readOnly = false }) => [
    `mkdir -p '${at}'`,
    `mount -t tmpfs -o size=${megabytes}m tmpfs '${at}'`,
    ...(filled ? [`head -c ${filled} /dev/zero > '${join(at, 'filler')}'`] : []),
    ...(readOnly ? [`mount -o remount,ro '${at}'`] : []),
  ]);
  // The command is bound to end, even when the test that waits for it was killed.
  const run = `timeout 50 "$@"; code=$?; cp -a '${keep.from}/.' '${keep.to}'; exit $code`;
  return [...UNSHARE, 'sh', '-c', `${steps.join(' && ')} && { ${run}; }`, 'sh'];
}

/** Runs a command among the disks of a process that `amongDisks` started; throws when it fails. */
export function besides(pid: number, command: string): void {
  const users = IS_ROOT ? [] : ['--user', '--preserve-credentials'];
  const args = ['--target', String(pid), '--mount', ...users, 'sh', '-c', command];
  const { status, stderr } = spawnSync('nsenter', args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command}: ${stderr}`);
}

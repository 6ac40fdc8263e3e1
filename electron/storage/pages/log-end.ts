import { closeSync, constants, openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { readHead, type LogNotes, type LogPlace } from './log-file';
import type { PageSums } from './page-sums';

const { O_CREAT, O_RDWR } = constants;

/** Salts (8 bytes), frames (4), CRC-32 of both (4). */
const BYTES = 16;
const SUM_AT = 12;

/**
 * Notes how far the log goes that was acknowledged, in `tracking.end` of the profile: the log itself cannot
 * tell a last transaction that was damaged from one that was never finished. It is written after each
 * transaction and not waited for: when the power fails it may be an older one, which says less.
 */
export interface LogEnd {
  note(frames: number): void;
  close(): void;
}

/** `log`: path of the log. */
export function createLogEnd(profile: string, log: string): LogEnd {
  const bytes = Buffer.alloc(BYTES);
  let files: { log: number; end: number } | null = null;
  return {
    note(frames) {
      files ??= { log: openSync(log, 'r'), end: openSync(pathIn(profile), O_RDWR | O_CREAT) };
      const head = readHead(files.log);
      if (!head) return;
      bytes.writeBigUInt64BE(head.salts);
      bytes.writeUInt32BE(frames, 8);
      bytes.writeUInt32BE(crc32(bytes.subarray(0, SUM_AT)), SUM_AT);
      writeSync(files.end, bytes, 0, BYTES, 0);
    },
    close() {
      if (!files) return;
      closeSync(files.log);
      closeSync(files.end);
      files = null;
    },
  };
}

/** What is known of the log beside the database. */
export function logNotes(profile: string, sums: PageSums): LogNotes {
  const { moved } = sums.state();
  return {
    moved: moved && { salts: BigInt(moved.salts), frames: moved.frames },
    end: readLogEnd(profile),
  };
}

/** Null where nothing was noted, or what was cannot be read. */
function readLogEnd(profile: string): LogPlace | null {
  try {
    const bytes = readFileSync(pathIn(profile));
    if (bytes.length < BYTES || crc32(bytes.subarray(0, SUM_AT)) !== bytes.readUInt32BE(SUM_AT)) {
      return null;
    }
    return { salts: bytes.readBigUInt64BE(0), frames: bytes.readUInt32BE(8) };
  } catch {
    return null;
  }
}

function pathIn(profile: string): string {
  return join(profile, 'tracking.end');
}

const WINDOW_MS = 2_000;

/** Bytes per second over the last two seconds. Times are ms since 1970. */
export interface SpeedMeter {
  add(bytes: number, now: number): void;
  bytesPerSecond(now: number): number;
}

export function createSpeedMeter(): SpeedMeter {
  let slots: { at: number; bytes: number }[] = [];
  const drop = (now: number) => {
    slots = slots.filter((slot) => slot.at > now - WINDOW_MS);
  };
  return {
    add(bytes, now) {
      const last = slots.at(-1);
      // One slot for a tenth of a second, however many pieces come.
      if (last && now - last.at < 100) last.bytes += bytes;
      else {
        drop(now);
        slots.push({ at: now, bytes });
      }
    },
    bytesPerSecond(now) {
      drop(now);
      const bytes = slots.reduce((sum, slot) => sum + slot.bytes, 0);
      return Math.round(bytes / (WINDOW_MS / 1000));
    },
  };
}

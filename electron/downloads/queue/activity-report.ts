import type { Clock } from '../../../contract/clock';
import { createSpeedMeter } from './speed-meter';

const EVERY_MS = 250;

/** Measures the speed, and tells that something changed, at most four times a second. */
export interface ActivityReport {
  addBytes(bytes: number): void;
  changed(): void;
  bytesPerSecond(): number;
  stop(): void;
}

export function createActivityReport(clock: Clock, tell: () => void): ActivityReport {
  const meter = createSpeedMeter();
  let cancel: (() => void) | null = null;
  let stopped = false;

  const changed = () => {
    if (stopped) return;
    cancel ??= clock.setTimer(EVERY_MS, () => {
      cancel = null;
      tell();
      // The speed falls by itself: it is told until it has fallen to nothing.
      if (meter.bytesPerSecond(clock.now()) > 0) changed();
    });
  };

  return {
    addBytes(bytes) {
      meter.add(bytes, clock.now());
      changed();
    },
    changed,
    bytesPerSecond: () => meter.bytesPerSecond(clock.now()),
    stop() {
      stopped = true;
      cancel?.();
    },
  };
}

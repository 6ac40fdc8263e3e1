import { app } from 'electron';

/**
 * Chromium's `UseCompositorJob` draws the window's tiles in jobs of the shared thread pool. At times, it seems once
 * they have given way to V8's garbage collector, they are not taken up again: the frame waits for its tiles,
 * `requestAnimationFrame` is no longer called, and the window stands still; moving the pointer does not help. Seen in
 * Chromium 130, in about one of three long scrolls; never with the pool of its own that Chromium takes without
 * the feature (docs/decisions).
 */
const HARMFUL = 'UseCompositorJob';

/** Turns off what harms the window, beside what the command line turns off. Must be called before the app is ready. */
export function turnOffHarmfulFeatures(): void {
  const given = app.commandLine.getSwitchValue('disable-features');
  // Of a switch given twice Chromium takes the last alone.
  app.commandLine.appendSwitch('disable-features', given ? `${given},${HARMFUL}` : HARMFUL);
}

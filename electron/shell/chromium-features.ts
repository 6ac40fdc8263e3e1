import { app } from 'electron';

/**
 * Chromium's `UseCompositorJob` draws the window's tiles in jobs of the shared thread pool. A job that gives way
 * to V8's garbage collector at the wrong moment is not taken up again: the frame waits for its tiles for good,
 * `requestAnimationFrame` is no longer called, and the window stands still until something else draws. Seen in
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

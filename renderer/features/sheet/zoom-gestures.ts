import { onCleanup } from 'solid-js';
import type { Desk } from '../../state/desk';

/** px of a wheel with Ctrl (a pinch comes as one, in small steps) for one step of the zoom. */
const STEP_PX = 60;

/** Ctrl or Cmd with the wheel, or with + − 0, makes the cards of a sheet larger and smaller. */
export function zoomWith(scroller: HTMLElement, desk: Desk): void {
  let gone = 0;
  const onWheel = (event: WheelEvent): void => {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    const px =
      event.deltaMode === WheelEvent.DOM_DELTA_LINE ? event.deltaY * STEP_PX : event.deltaY;
    if (Math.sign(px) !== Math.sign(gone)) gone = 0;
    gone += px;
    if (Math.abs(gone) < STEP_PX) return;
    desk.zoom.step(gone < 0 ? 1 : -1);
    gone = 0;
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const held = desk.bridge.platform === 'darwin' ? event.metaKey : event.ctrlKey;
    if (!held || event.altKey || event.defaultPrevented) return;
    if (event.key === '+' || event.key === '=') desk.zoom.step(1);
    else if (event.key === '-') desk.zoom.step(-1);
    else if (event.key === '0') desk.zoom.reset();
    else return;
    event.preventDefault();
  };
  scroller.addEventListener('wheel', onWheel, { passive: false });
  // On the sheet alone: elsewhere these keys are those of the window's own zoom.
  scroller.addEventListener('keydown', onKeyDown);
  onCleanup(() => {
    scroller.removeEventListener('wheel', onWheel);
    scroller.removeEventListener('keydown', onKeyDown);
  });
}

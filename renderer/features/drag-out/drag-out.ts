import type { Desk } from '../../state/desk';

let isDragging = false;

/** Whether the drag over the window is one of our own photos on its way out: it brings no list in. */
export function isDraggingOut(): boolean {
  return isDragging;
}

/**
 * Hands the saved photos of these tasks, or (`key`) one photo of one task, to the system to drag into
 * another program. Called within `dragstart`, after the page's own drag was prevented.
 */
export async function dragOut(desk: Desk, ids: string[], key: string | null): Promise<void> {
  begin();
  const dragged = await desk.ask(desk.bridge.dragPhotos({ ids, key }));
  if (!dragged) end();
}

/** The system does not tell when its drag is over: the pointer is back with no button down then. */
function begin(): void {
  if (isDragging) return;
  isDragging = true;
  window.addEventListener('pointermove', whenReleased);
  window.addEventListener('pointerdown', end);
  window.addEventListener('keydown', end);
}

function whenReleased(event: PointerEvent): void {
  if (event.buttons === 0) end();
}

function end(): void {
  isDragging = false;
  window.removeEventListener('pointermove', whenReleased);
  window.removeEventListener('pointerdown', end);
  window.removeEventListener('keydown', end);
}

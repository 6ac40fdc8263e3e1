import { createEffect, createRoot } from 'solid-js';
import type { Desk } from '../../state/desk';

/**
 * Shows a long list as soon as some of it is written, in place of its preview. The answer ends that, and
 * tells whether it was shown.
 */
export function showWhileAdded(desk: Desk, previewId: string): () => boolean {
  let isShown = false;
  // It outlives the preview, which goes when the list is shown.
  const stop = createRoot((dispose) => {
    createEffect(() => {
      const { adding } = desk.app;
      if (isShown || adding?.previewId !== previewId) return;
      isShown = true;
      desk.query.showWholeList(adding.list);
      desk.imports.next();
    });
    return dispose;
  });
  return () => {
    stop();
    return isShown;
  };
}

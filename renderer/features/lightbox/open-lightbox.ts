import type { Desk } from '../../state/desk';

/**
 * Opens the task that the keyboard stands on, else the first one on show; `key`: this photo of it;
 * `portrait`: with what it was made from beside it.
 */
export function openLightbox(
  { dialogs, rows, selected }: Desk,
  { key = null, portrait = false }: { key?: string | null; portrait?: boolean } = {},
): void {
  const [first] = selected.ids();
  const index = selected.cursor() ?? (first === undefined ? 0 : (rows.indexOf(first) ?? 0));
  if ((rows.total() ?? 0) > 0) {
    dialogs.show({ kind: 'lightbox', index, key, portrait });
  }
}

import type { Desk } from '../../state/desk';

/** Shows the system's dialog for opening files, and previews what was chosen. */
export function openLists(desk: Desk): Promise<void> {
  return desk.imports.read(desk.ask(desk.bridge.openLists(null)));
}

function bringInFiles(desk: Desk, files: File[]): Promise<void> {
  return desk.imports.read(desk.ask(desk.bridge.previewFiles(files)));
}

function bringInText(desk: Desk, text: string): Promise<void> {
  if (text.trim() === '') return Promise.resolve();
  return desk.imports.read(
    desk
      .ask(desk.bridge.previewText({ text }))
      .then((outcome) => (outcome ? [outcome] : undefined)),
  );
}

/** Previews what is on the clipboard. */
export function pasteList(desk: Desk): Promise<void> {
  return desk.imports.read(
    desk.ask(desk.bridge.pasteList(null)).then((outcome) => (outcome ? [outcome] : undefined)),
  );
}

/** Files or text that the system carries: dropped or pasted. */
export function bringInTransfer(desk: Desk, transfer: DataTransfer): Promise<void> {
  const files = [...transfer.files];
  return files.length > 0
    ? bringInFiles(desk, files)
    : bringInText(desk, transfer.getData('text/plain'));
}

import type { DesktopPorts } from './handlers';
import { previewFiles, previewText } from './previews';
import type { Handlers } from './register';
import { Refusal } from './refusal';

type ListCalls =
  | 'openLists'
  | 'previewFiles'
  | 'previewText'
  | 'pasteList'
  | 'remapPreview'
  | 'commitImport'
  | 'discardImport'
  | 'removeList';

/** The window is told how far a long list is, ms. */
const TELL_EVERY_MS = 150;

/** How lists come in and go. `account` throws where none is in use. */
export function listHandlers(
  ports: DesktopPorts,
  account: () => number,
): Pick<Handlers, ListCalls> {
  const { engine } = ports;
  const { store } = engine;
  return {
    async openLists() {
      const paths = await ports.askForLists();
      return paths === null ? null : previewFiles(engine, account(), paths);
    },
    previewFiles: ({ paths }) => previewFiles(engine, account(), paths),
    previewText: ({ text }) => previewText(engine, account(), text, ports.now()),
    // Never behind the operator's back: what others copied is none of the window's business.
    async pasteList() {
      if (!ports.hasFocus()) return null;
      return previewText(engine, account(), await ports.clipboardText(), ports.now());
    },
    async remapPreview({ previewId, sheet, idColumn }) {
      const outcome = await store.remapImport(account(), previewId, { sheet, idColumn });
      if (!outcome) throw gone();
      return outcome;
    },
    async commitImport({ previewId, nameColumn }) {
      const telling = setInterval(ports.announce, TELL_EVERY_MS);
      const outcome = await store
        .commitImport(account(), previewId, { nameColumn, at: ports.now() })
        .finally(() => {
          clearInterval(telling);
          ports.announce();
        });
      if (!outcome) throw gone();
      engine.wake();
      return outcome;
    },
    async discardImport({ previewId }) {
      await store.discardImport(account(), previewId);
      return null;
    },
    async removeList({ list }) {
      const step = await store.removeList(account(), list, ports.now());
      engine.wake();
      return { step };
    },
  };
}

function gone(): Refusal {
  return new Refusal('preview-gone');
}

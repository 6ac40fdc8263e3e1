import type { DesktopPorts } from './handlers';
import { previewFiles, previewText } from './previews';
import type { Handlers } from './register';
import { Refusal } from './refusal';

type ListCalls =
  'openLists' | 'previewFiles' | 'previewText' | 'commitImport' | 'discardImport' | 'removeList';

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
    async commitImport({ previewId, nameColumn }) {
      const outcome = await store.commitImport(account(), previewId, {
        nameColumn,
        at: ports.now(),
      });
      if (!outcome) {
        throw new Refusal(
          'preview-gone',
          'This preview is no longer open. Please bring the list in again.',
        );
      }
      engine.wake();
      return outcome;
    },
    async discardImport({ previewId }) {
      await store.discardImport(account(), previewId);
      return null;
    },
    async removeList({ list }) {
      await store.removeList(account(), list);
      engine.wake();
      return null;
    },
  };
}

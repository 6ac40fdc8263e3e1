import { useDesk } from '../../state/desk';
import { words } from '../../words';

export interface Actions {
  save(ids: string[]): Promise<void>;
  retry(ids: string[]): Promise<void>;
  /** Asks first. */
  remove(ids: string[]): void;
  reveal(id: string, key: string | null): void;
  /** Shows the file of the task that the keyboard stands on. */
  revealSelected(): void;
  copyPhoto(id: string, key: string): Promise<void>;
}

/** What can be done with tasks, and what is said when it was done. */
export function useActions(): Actions {
  const { ask, bridge, dialogs, messages, selected } = useDesk();
  const reveal = (id: string, key: string | null): void => void ask(bridge.reveal({ id, key }));
  return {
    async save(ids) {
      const done = await ask(bridge.save({ ids }));
      if (done !== undefined) messages.say(words().actions.saving(ids.length));
    },
    async retry(ids) {
      const done = await ask(bridge.retry({ ids }));
      if (done !== undefined) messages.say(words().actions.retrying(ids.length));
    },
    remove(ids) {
      if (ids.length > 0) dialogs.show({ kind: 'remove', ids });
    },
    reveal,
    revealSelected() {
      const cursor = selected.cursorId();
      const [first] = selected.ids();
      const id = cursor !== null && selected.has(cursor) ? cursor : first;
      if (id !== undefined) reveal(id, null);
    },
    async copyPhoto(id, key) {
      const done = await ask(bridge.copyPhoto({ id, key }));
      if (done !== undefined) messages.say(words().actions.photoCopied);
    },
  };
}

import { assertNever } from '../../../contract/assert-never';
import { MOST_COUNTED } from '../../../contract/ipc';
import type { Desk } from '../../state/desk';
import { words } from '../../words';
import { askToRemove } from '../history/removing';
import type { Step } from './offered';
import { tellOfRetry } from './tell-of-retry';

export interface Actions {
  /** Takes a step with tasks and all their photos, or (`key`) with one photo of the one task given. */
  take(step: Step, ids: string[], key: string | null): Promise<void>;
  /** Asks first, where they are many. */
  remove(ids: string[]): void;
  reveal(id: string, key: string | null): void;
  /** Shows the file of the task that the keyboard stands on. */
  revealSelected(): void;
  copyPhoto(id: string, key: string): Promise<void>;
  /** Copies the files of saved photos to a folder that is asked for. */
  copyToFolder(ids: string[], key: string | null): Promise<void>;
}

/** What can be done with tasks, and what is said when it was done. */
export function actionsOf(desk: Desk): Actions {
  const { ask, bridge, messages, selected } = desk;
  const reveal = (id: string, key: string | null): void => void ask(bridge.reveal({ id, key }));

  const call = (step: Step, ids: string[], key: string | null) => {
    switch (step) {
      case 'save':
        return bridge.save({ ids });
      case 'retry':
        return bridge.retry({ ids, key });
      case 'pause':
        return bridge.hold({ ids, key, hold: 'paused' });
      case 'cancel':
        return bridge.hold({ ids, key, hold: 'cancelled' });
      case 'release':
        return bridge.release({ ids, key });
      case 'number':
        return bridge.saveNumbered({ ids, key });
      default:
        return assertNever(step);
    }
  };
  /** Nothing came of it: the reason is told where it is known. */
  const sayNothing = async (step: Step, ids: string[]): Promise<void> => {
    const counts = ids.length > MOST_COUNTED ? null : await ask(bridge.countTasks({ ids }));
    messages.say(() => {
      const { nothing, allSaved } = words().steps;
      const what = nothing[step];
      return counts?.delivered === ids.length ? allSaved(what, ids.length) : what;
    });
  };
  return {
    async take(step, ids, key) {
      if (ids.length === 0) return;
      const changed = await ask(call(step, ids, key));
      if (changed === undefined) return;
      if (changed === 0) await sayNothing(step, ids);
      else messages.say(() => words().steps[step].done(key === null ? changed : null));
      if (step === 'retry' && key === null && changed > 0) tellOfRetry(desk, ids);
    },
    remove(ids) {
      askToRemove(desk, ids);
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
      if (done !== undefined) messages.say(() => words().actions.photoCopied);
    },
    async copyToFolder(ids, key) {
      const done = await ask(bridge.copyPhotos({ ids, key }));
      if (!done) return;
      for (const { why, photos, first } of done.failed) {
        messages.complain(() => {
          const { copies } = words();
          return copies.failed(photos, first, copies.why[why]);
        });
      }
      const { copied, left, folder } = done;
      const all = copied + left + done.failed.reduce((sum, { photos }) => sum + photos, 0);
      const text = (): string => {
        const { copies } = words();
        return left > 0 ? copies.cancelled(copied, all, folder) : copies.done(copied, folder);
      };
      const run = (): void => void ask(bridge.openCopies(null));
      const open = { label: () => words().copies.open, run };
      if (copied > 0) messages.say(text, null, open);
      else if (left > 0) messages.say(text);
    },
  };
}

import type { Updates } from '../../contract/updates';
import { Refusal } from './refusal';
import type { Handlers } from './register';

/** What is known of newer versions, and the way to them. */
export interface UpdatePorts {
  look(): Promise<Updates>;
  /** @returns false, with nothing done, while a delivery runs */
  restart(): boolean;
}

export function updateHandlers(
  updates: UpdatePorts,
): Pick<Handlers, 'lookForUpdates' | 'restartToUpdate'> {
  return {
    lookForUpdates: () => updates.look(),
    restartToUpdate() {
      if (updates.restart()) return null;
      throw new Refusal('delivery');
    },
  };
}

import { ACTION_IDS } from '../../../contract/actions';
import type { ActionId } from '../../../contract/actions';
import type { Desk } from '../../state/desk';
import type { Action, Parts } from './action';
import { deskActions } from './desk-actions';
import { photoActions } from './photo-actions';
import { selectionOf } from './subject';

/** Every action, by its ID. */
export interface Registry {
  get(id: ActionId): Action;
  /** Those that make sense now, in their order. */
  offered(): Action[];
  /** Does it if it makes sense now; tells whether it did. */
  run(id: ActionId): boolean;
}

/** All actions of the window; those on photos are for what is selected. */
export function createRegistry(desk: Desk): Registry {
  const parts: Parts = { ...photoActions(desk, selectionOf(desk)), ...deskActions(desk) };
  const get = (id: ActionId): Action => ({ id, ...parts[id] });
  return {
    get,
    offered: () => ACTION_IDS.map(get).filter((action) => action.offered()),
    run(id) {
      const action = get(id);
      if (!action.offered()) return false;
      action.run();
      return true;
    },
  };
}

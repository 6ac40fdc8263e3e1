import { useDesk } from '../../state/desk';
import { actionsOf } from './task-actions';
import type { Actions } from './task-actions';

export function useActions(): Actions {
  return actionsOf(useDesk());
}

import type { ActionId } from '../../../contract/actions';

/** Something that the operator can do by name. */
export interface Action {
  id: ActionId;
  /** What it is called now; that may depend on what it would be done with. */
  label(): string;
  /** Whether it makes sense now. */
  offered(): boolean;
  run(): void;
}

/** An action as the file that makes it writes it: its ID is the key it stands under. */
export type Part = Omit<Action, 'id'>;

/** Actions by ID; what is not in here is not there at all. */
export type Parts<K extends ActionId = ActionId> = { [P in K]: Part };

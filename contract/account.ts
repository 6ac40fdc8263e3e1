/** Characters that the name of an account may have. */
export const MAX_ACCOUNT_NAME = 60;

/** One of the operator's own accounts, as it is chosen from. */
export interface AccountChoice {
  key: string;
  /** As the operator named it; empty = not at all. */
  name: string;
  hasToken: boolean;
  /** Tasks that are tracked for it. */
  tasks: number;
}

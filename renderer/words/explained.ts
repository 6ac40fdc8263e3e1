import { troubleOf } from '../../contract/trouble';
import { words } from '.';
import type { Explained } from '../../contract/explained-en';

/** What a stored error code means, in the language in use; undefined where nobody here knows the code. */
export function explain(code: string): Explained | undefined {
  const trouble = troubleOf(code);
  return trouble === null ? undefined : words().explained[trouble];
}

import { answerTargets } from './answers';
import { callTargets } from './calls';
import { listTargets } from './lists';
import { nameTargets } from './names';
import type { Target } from './target';
import { workbookTargets } from './workbooks';

/** All that is fuzzed. */
export const TARGETS = [
  ...listTargets,
  ...workbookTargets,
  ...answerTargets,
  ...nameTargets,
  ...callTargets,
] as unknown as readonly Target[];

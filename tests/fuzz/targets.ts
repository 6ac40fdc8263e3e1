import { addressTargets } from './addresses';
import { answerTargets } from './answers';
import { callTargets } from './calls';
import { keptFileTargets } from './kept-files';
import { listTargets } from './lists';
import { nameTargets } from './names';
import { pictureTargets } from './pictures';
import { messageTargets } from './saver-messages';
import type { Target } from './target';
import { workbookTargets } from './workbooks';

/** All that is fuzzed. */
export const TARGETS = [
  ...listTargets,
  ...workbookTargets,
  ...answerTargets,
  ...nameTargets,
  ...callTargets,
  ...pictureTargets,
  ...keptFileTargets,
  ...addressTargets,
  ...messageTargets,
] as unknown as readonly Target[];

import type { Settings } from '../../../contract/settings';
import type { PhotoCounts, PhotoRow, TaskCounts } from '../../../contract/view';
import { countPhotos } from '../../state/task-counts';

/** What can be asked for photos that are not saved, in the order it is offered in. */
const STEPS = ['number', 'save', 'release', 'retry', 'pause', 'cancel'] as const;
export type Step = (typeof STEPS)[number];

/** What the offers hang on, beside the photos. */
export type Choices = Pick<Settings, 'saveAutomatically'>;

/** Whether at least one of them takes the step. */
function take(
  { photos, damaged, nameTaken }: PhotoCounts,
  step: Step,
  { saveAutomatically }: Choices,
): boolean {
  switch (step) {
    case 'number':
      return nameTaken > 0;
    case 'save':
      return photos.queued > 0 && !saveAutomatically;
    case 'release':
      return photos.paused + photos.cancelled > 0;
    case 'retry':
      return photos.failed + damaged > 0;
    case 'pause':
      return photos.downloading > 0 || (photos.queued > 0 && saveAutomatically);
    case 'cancel':
      return photos.queued + photos.downloading + photos.failed + photos.paused > 0;
  }
}

/** The steps that make sense for one photo. */
export function stepsOf(photo: PhotoRow, choices: Choices): Step[] {
  const counts = countPhotos([photo]);
  return STEPS.filter((step) => take(counts, step, choices));
}

/** The steps that make sense for at least one of the tasks that were counted. */
export function stepsOfTasks(counts: TaskCounts, choices: Choices): Step[] {
  return STEPS.filter(
    (step) => (step === 'retry' && counts.stuck > 0) || take(counts, step, choices),
  );
}

/** Steps for other photos of a task than the one on show: `photo: null` = for all that take them. */
export interface Beside<P extends PhotoRow> {
  photo: P | null;
  steps: Step[];
}

/**
 * What a task's other photos would take, in as few lines as possible: a step that only one of them takes
 * is for that photo; one that several take is for all.
 */
export function stepsBeside<P extends PhotoRow>(
  photos: readonly P[],
  shown: string | null,
  choices: Choices,
): Beside<P>[] {
  const lines = new Map<P | null, Step[]>();
  for (const step of STEPS) {
    const takers = photos.filter((photo) => take(countPhotos([photo]), step, choices));
    const [first] = takers;
    if (!first || (takers.length === 1 && first.key === shown)) continue;
    const photo = takers.length === 1 ? first : null;
    lines.set(photo, [...(lines.get(photo) ?? []), step]);
  }
  return [...lines].map(([photo, steps]) => ({ photo, steps }));
}

/** Whether what would be released is not wanted, all of it: then it does not go on, it is saved after all. */
export function onlyCancelled({ photos }: PhotoCounts): boolean {
  return photos.cancelled > 0 && photos.paused === 0;
}

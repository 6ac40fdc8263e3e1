import type { Settings } from '../../../contract/settings';
import type { PhotoRow, TaskRow } from '../../../contract/view';

/** What can be asked for photos that are not saved, in the order it is offered in. */
const STEPS = ['number', 'save', 'release', 'retry', 'pause', 'cancel'] as const;
export type Step = (typeof STEPS)[number];

/** What the offers hang on, beside the photos. */
export type Choices = Pick<Settings, 'saveAutomatically' | 'onTaken'>;

function takes(photo: PhotoRow, step: Step, { saveAutomatically }: Choices): boolean {
  const { status } = photo;
  switch (step) {
    case 'number':
      return status === 'failed' && photo.error?.code === 'name-taken';
    case 'save':
      return status === 'queued' && !saveAutomatically;
    case 'release':
      return status === 'paused' || status === 'cancelled';
    case 'retry':
      return status === 'failed' || photo.damaged;
    case 'pause':
      return status === 'downloading' || (status === 'queued' && saveAutomatically);
    case 'cancel':
      return status !== 'saved' && status !== 'cancelled';
  }
}

/** The steps that make sense for one photo. */
export function stepsOf(photo: PhotoRow, choices: Choices): Step[] {
  return STEPS.filter((step) => takes(photo, step, choices));
}

/**
 * The steps that make sense for at least one of these tasks. `unseen`: there are others whose rows are
 * not loaded, so that whatever might make sense is offered.
 */
export function stepsOfTasks(rows: readonly TaskRow[], unseen: boolean, choices: Choices): Step[] {
  const { saveAutomatically, onTaken } = choices;
  return STEPS.filter((step) => {
    if (unseen && step === 'number' && onTaken === 'ask') return true;
    if (unseen && step === 'save' && !saveAutomatically) return true;
    if (unseen && step !== 'number' && step !== 'save') return true;
    return rows.some(
      (row) =>
        (step === 'retry' &&
          (row.status === 'failed' || row.status === 'missing' || row.overdue)) ||
        row.photos.some((photo) => takes(photo, step, choices)),
    );
  });
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
    const takers = photos.filter((photo) => takes(photo, step, choices));
    const [first] = takers;
    if (!first || (takers.length === 1 && first.key === shown)) continue;
    const photo = takers.length === 1 ? first : null;
    lines.set(photo, [...(lines.get(photo) ?? []), step]);
  }
  return [...lines].map(([photo, steps]) => ({ photo, steps }));
}

/** Whether what would be released is not wanted, all of it: then it does not go on, it is saved after all. */
export function onlyCancelled(photos: readonly PhotoRow[]): boolean {
  return (
    photos.some((photo) => photo.status === 'cancelled') &&
    !photos.some((photo) => photo.status === 'paused')
  );
}

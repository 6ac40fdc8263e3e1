import type { PhotoCounts } from '../../../contract/view';
import { words } from '../../words';
import { onlyCancelled } from './offered';
import type { Step } from './offered';

/** A step in words; `counts`: of the photos that it is offered for. */
export function stepLabel(step: Step, counts: PhotoCounts): string {
  if (step === 'release' && onlyCancelled(counts)) return words().steps.saveAfterAll;
  return words().steps[step].label;
}

import type { PhotoRow } from '../../../contract/view';
import { words } from '../../words';
import { onlyCancelled } from './offered';
import type { Step } from './offered';

/** A step in words; `photos`: those that it is offered for. */
export function stepLabel(step: Step, photos: readonly PhotoRow[]): string {
  if (step === 'release' && onlyCancelled(photos)) return words().steps.saveAfterAll;
  return words().steps[step].label;
}

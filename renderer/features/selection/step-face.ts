import ArrowDownToLine from 'lucide-solid/icons/arrow-down-to-line';
import Ban from 'lucide-solid/icons/ban';
import CopyPlus from 'lucide-solid/icons/copy-plus';
import Pause from 'lucide-solid/icons/pause';
import Play from 'lucide-solid/icons/play';
import RotateCw from 'lucide-solid/icons/rotate-cw';
import type { PhotoRow } from '../../../contract/view';
import type { IconShape } from '../../ui/icon';
import { words } from '../../words';
import { onlyCancelled } from './offered';
import type { Step } from './offered';

export const STEP_ICONS: { [K in Step]: IconShape } = {
  number: CopyPlus,
  save: ArrowDownToLine,
  release: Play,
  retry: RotateCw,
  pause: Pause,
  cancel: Ban,
};

/** A step in words; `photos`: those that it is offered for. */
export function stepLabel(step: Step, photos: readonly PhotoRow[]): string {
  if (step === 'release' && onlyCancelled(photos)) return words().steps.saveAfterAll;
  return words().steps[step].label;
}

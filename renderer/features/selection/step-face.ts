import ArrowDownToLine from 'lucide-solid/icons/arrow-down-to-line';
import Ban from 'lucide-solid/icons/ban';
import CopyPlus from 'lucide-solid/icons/copy-plus';
import Pause from 'lucide-solid/icons/pause';
import Play from 'lucide-solid/icons/play';
import RotateCw from 'lucide-solid/icons/rotate-cw';
import type { IconShape } from '../../ui/icon';
import type { Step } from './offered';

export const STEP_ICONS: { [K in Step]: IconShape } = {
  number: CopyPlus,
  save: ArrowDownToLine,
  release: Play,
  retry: RotateCw,
  pause: Pause,
  cancel: Ban,
};

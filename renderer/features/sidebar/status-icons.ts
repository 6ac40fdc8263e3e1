import Check from 'lucide-solid/icons/check';
import CircleDashed from 'lucide-solid/icons/circle-dashed';
import LayoutGrid from 'lucide-solid/icons/layout-grid';
import TriangleAlert from 'lucide-solid/icons/triangle-alert';
import type { StatusFilter } from '../../../contract/view';
import type { IconShape } from '../../ui/icon';

export const STATUS_ICONS: { [K in StatusFilter]: IconShape } = {
  all: LayoutGrid,
  waiting: CircleDashed,
  finished: Check,
  attention: TriangleAlert,
};

import ArrowDownToLine from 'lucide-solid/icons/arrow-down-to-line';
import Ban from 'lucide-solid/icons/ban';
import Check from 'lucide-solid/icons/check';
import CircleDashed from 'lucide-solid/icons/circle-dashed';
import CircleQuestionMark from 'lucide-solid/icons/circle-question-mark';
import Hourglass from 'lucide-solid/icons/hourglass';
import ImageIcon from 'lucide-solid/icons/image';
import ImageOff from 'lucide-solid/icons/image-off';
import Pause from 'lucide-solid/icons/pause';
import TriangleAlert from 'lucide-solid/icons/triangle-alert';
import { For } from 'solid-js';
import type { Component } from 'solid-js';
import { Icon } from '../../ui/icon';
import type { IconShape } from '../../ui/icon';
import type { RowStatus } from './row-status';

type StatusKind = RowStatus['kind'];

/** One shape for each status, so that none is told by its colour alone. */
const SHAPES: { [K in StatusKind]: IconShape } = {
  waiting: CircleDashed,
  overdue: Hourglass,
  saving: ArrowDownToLine,
  unsaved: ImageIcon,
  saved: Check,
  'no-photos': ImageIcon,
  missing: CircleQuestionMark,
  failed: TriangleAlert,
  'photo-trouble': TriangleAlert,
  damaged: ImageOff,
  paused: Pause,
  cancelled: Ban,
};

/** The shapes, drawn once: a card that scrolls into sight only points at its own. */
export const StatusShapes: Component = () => (
  <svg class="status-shapes" aria-hidden="true">
    <For each={Object.entries(SHAPES)}>
      {([kind, shape]) => (
        <symbol id={`status-${kind}`} viewBox="0 0 24 24">
          <Icon shape={shape} size={24} />
        </symbol>
      )}
    </For>
  </svg>
);

/** The icon of a status, beside its words; `StatusShapes` must be on the page. */
export const StatusIcon: Component<{ kind: StatusKind; size: 12 | 20 | 28 }> = (props) => (
  <svg aria-hidden="true" width={props.size} height={props.size}>
    <use href={`#status-${props.kind}`} />
  </svg>
);

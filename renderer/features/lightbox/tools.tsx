import Columns from 'lucide-solid/icons/columns-2';
import FolderOpen from 'lucide-solid/icons/folder-open';
import Minus from 'lucide-solid/icons/minus';
import Plus from 'lucide-solid/icons/plus';
import UserRound from 'lucide-solid/icons/user-round';
import X from 'lucide-solid/icons/x';
import type { Component } from 'solid-js';
import { IconButton } from '../../ui/button';
import { words } from '../../words';
import type { Look } from './look';
import { percent } from './view';
import type { Geometry, View } from './view';

interface ToolsProps {
  look: Look;
  view: View;
  geometry: Geometry | null;
  zooms: Record<'fit' | 'full' | 'larger' | 'smaller', () => void>;
  /** There is a file to show. */
  isSaved: boolean;
  onReveal(): void;
  onClose(): void;
}

/** The buttons of the lightbox; each has a key, which its name tells. */
export const Tools: Component<ToolsProps> = (props) => {
  const fits = (): boolean => Math.abs(props.view.zoom - 1) < 0.005;
  /** Where there is no picture, there is nothing to zoom; who stands on a button keeps the focus. */
  const isIdle = (): boolean => props.geometry === null;
  const shownAt = (): string =>
    props.geometry ? words().lightbox.percent(percent(props.view, props.geometry)) : '–';
  return (
    <div class="lightbox-tools">
      <IconButton
        icon={Minus}
        label={words().lightbox.zoomOut}
        aria-disabled={isIdle()}
        onClick={() => props.zooms.smaller()}
      />
      <button
        type="button"
        class="lightbox-percent"
        aria-disabled={isIdle()}
        title={fits() ? words().lightbox.full : words().lightbox.fit}
        onClick={() => (fits() ? props.zooms.full() : props.zooms.fit())}
      >
        {shownAt()}
      </button>
      <IconButton
        icon={Plus}
        label={words().lightbox.zoomIn}
        aria-disabled={isIdle()}
        onClick={() => props.zooms.larger()}
      />
      <i class="lightbox-gap" />
      <IconButton
        icon={Columns}
        label={words().lightbox.two}
        aria-pressed={props.look.mode() === 'two'}
        onClick={() => props.look.toggle('two')}
      />
      <IconButton
        icon={UserRound}
        label={words().lightbox.portrait}
        aria-pressed={props.look.mode() === 'portrait'}
        onClick={() => props.look.toggle('portrait')}
      />
      <IconButton
        icon={FolderOpen}
        label={words().lightbox.reveal}
        aria-disabled={!props.isSaved}
        onClick={() => props.onReveal()}
      />
      <i class="lightbox-gap" />
      <IconButton
        icon={X}
        size={18}
        label={words().lightbox.close}
        onClick={() => props.onClose()}
      />
    </div>
  );
};

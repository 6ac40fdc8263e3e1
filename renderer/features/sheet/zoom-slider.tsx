import Grid2x2 from 'lucide-solid/icons/grid-2x2';
import Grid3x3 from 'lucide-solid/icons/grid-3x3';
import type { Component } from 'solid-js';
import { CARD_WIDTHS } from '../../state/sheet-zoom';
import { useDesk } from '../../state/desk';
import { Icon } from '../../ui/icon';
import { words } from '../../words';
import './zoom-slider.css';

/** How large the cards of the sheet are. */
export const ZoomSlider: Component = () => {
  const desk = useDesk();
  return (
    <label class="zoom-slider" title={words().sheet.zoom}>
      <span class="unseen">{words().sheet.zoom}</span>
      <Icon shape={Grid3x3} size={13} />
      <input
        type="range"
        min="0"
        max={CARD_WIDTHS.length - 1}
        step="1"
        value={desk.zoom.level()}
        aria-valuetext={words().sheet.zoomed(desk.zoom.level() + 1, CARD_WIDTHS.length)}
        onInput={(event) => desk.zoom.set(event.currentTarget.valueAsNumber)}
      />
      <Icon shape={Grid2x2} size={13} />
    </label>
  );
};

import type { Component } from 'solid-js';
import { words } from '../../words';
import { leftOf } from './sheet-layout';
import type { SheetLayout } from './sheet-layout';

interface PlaceholderProps {
  index: number;
  total: number;
  top: number;
  layout: SheetLayout;
}

/** Keeps the place of a card whose row is on its way. */
export const Placeholder: Component<PlaceholderProps> = (props) => (
  <div
    role="option"
    class="card card-blank"
    aria-label={words().card.loading}
    aria-selected="false"
    aria-posinset={props.index + 1}
    aria-setsize={props.total}
    style={{
      width: `${props.layout.cardWidth}px`,
      transform: `translate(${leftOf(props.index, props.layout)}px, ${props.top}px)`,
    }}
  >
    <div class="frame" />
  </div>
);

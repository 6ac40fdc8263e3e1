import { Show } from 'solid-js';
import type { Component, JSX } from 'solid-js';
import { words } from '../../words';

interface LinesTableProps {
  caption: string;
  /** Lines that there are beside those shown. */
  more: number;
  /** Its rows. */
  children: JSX.Element;
}

/** Lines of a list that something is to be said of; it scrolls within itself. */
export const LinesTable: Component<LinesTableProps> = (props) => (
  <div class="rejected" tabindex="0" role="group" aria-label={props.caption}>
    <table>
      <caption class="unseen">{props.caption}</caption>
      <tbody>{props.children}</tbody>
    </table>
    <Show when={props.more > 0}>
      <p class="rejected-more hint">{words().import.more(props.more)}</p>
    </Show>
  </div>
);

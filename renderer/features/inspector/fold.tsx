import ChevronRight from 'lucide-solid/icons/chevron-right';
import { Show, createSignal } from 'solid-js';
import type { Component, JSX } from 'solid-js';
import { CopyButton } from '../../ui/copy-button';
import { Icon } from '../../ui/icon';
import './fold.css';

interface FoldProps {
  title: string;
  /** What is copied from here, folded or not; null = there is nothing. */
  copy: { text: string; label: string } | null;
  children: JSX.Element;
}

/** A part of the inspector that few need: made only once it is opened, and copied without that. */
export const Fold: Component<FoldProps> = (props) => {
  const [open, setOpen] = createSignal(false);
  return (
    <div class="fold">
      <details onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>
          <Icon shape={ChevronRight} size={14} />
          {props.title}
        </summary>
        <Show when={open()}>{props.children}</Show>
      </details>
      <Show when={props.copy}>
        {(copy) => <CopyButton text={copy().text} label={copy().label} />}
      </Show>
    </div>
  );
};

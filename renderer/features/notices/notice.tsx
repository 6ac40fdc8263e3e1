import TriangleAlert from 'lucide-solid/icons/triangle-alert';
import X from 'lucide-solid/icons/x';
import { Show } from 'solid-js';
import type { Component, JSX } from 'solid-js';
import { IconButton } from '../../ui/button';
import { Icon } from '../../ui/icon';
import { words } from '../../words';

interface NoticeProps {
  tone: 'warn' | 'bad';
  title: string;
  body: string;
  /** The server's own words. */
  quote?: string;
  onDismiss?: () => void;
  children: JSX.Element;
}

export const Notice: Component<NoticeProps> = (props) => (
  <section class="notice" data-tone={props.tone} role="alert">
    <Icon shape={TriangleAlert} size={16} />
    <div class="notice-words">
      <strong>{props.title}</strong>
      <p>{props.body}</p>
      <Show when={props.quote}>
        <p class="hint selectable">{words().notices.serverSaid(props.quote ?? '')}</p>
      </Show>
    </div>
    <div class="notice-ways">{props.children}</div>
    <Show when={props.onDismiss}>
      <IconButton
        icon={X}
        size={14}
        label={words().app.dismiss}
        onClick={() => props.onDismiss?.()}
      />
    </Show>
  </section>
);

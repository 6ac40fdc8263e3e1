import Check from 'lucide-solid/icons/check';
import Copy from 'lucide-solid/icons/copy';
import { createSignal, onCleanup } from 'solid-js';
import type { Component } from 'solid-js';
import { useDesk } from '../state/desk';
import { words } from '../words';
import { IconButton } from './button';

const SHOWN_FOR_MS = 1_200;

/** Copies a text, and shows for a moment that it did. */
export const CopyButton: Component<{ text: string; label: string }> = (props) => {
  const desk = useDesk();
  const [copied, setCopied] = createSignal(false);
  let timer: ReturnType<typeof setTimeout> | undefined;
  onCleanup(() => clearTimeout(timer));

  const copy = async (): Promise<void> => {
    const done = await desk.ask(desk.bridge.copyText({ text: props.text }));
    if (done === undefined) return;
    desk.messages.announce(words().app.copied);
    setCopied(true);
    clearTimeout(timer);
    timer = setTimeout(() => setCopied(false), SHOWN_FOR_MS);
  };
  return (
    <IconButton
      class="copy-button"
      icon={copied() ? Check : Copy}
      label={props.label}
      size={13}
      onClick={() => void copy()}
    />
  );
};

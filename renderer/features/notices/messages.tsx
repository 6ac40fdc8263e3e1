import Check from 'lucide-solid/icons/check';
import TriangleAlert from 'lucide-solid/icons/triangle-alert';
import X from 'lucide-solid/icons/x';
import { For, Show } from 'solid-js';
import type { Component } from 'solid-js';
import { Portal } from 'solid-js/web';
import { useDesk } from '../../state/desk';
import { Button, IconButton } from '../../ui/button';
import { Icon } from '../../ui/icon';
import { words } from '../../words';
import { canUndo, turn } from '../history/history-actions';
import './messages.css';

/** Short words at the bottom of the window, and those for a screen reader alone. */
export const Messages: Component = () => {
  const desk = useDesk();
  const isInLightbox = (): boolean => desk.dialogs.open()?.kind === 'lightbox';
  return (
    <Portal>
      {/* Kobalte hides what lies under a dialog from screen readers; messages are not under it. */}
      <div
        class="messages"
        classList={{ 'dark-surround': isInLightbox() }}
        role="status"
        aria-live="polite"
        data-kb-top-layer
      >
        <For each={desk.messages.shown()}>
          {(message) => (
            <div class="message" data-tone={message.tone}>
              <Icon shape={message.tone === 'done' ? Check : TriangleAlert} size={15} />
              <span>{message.text()}</span>
              <Show when={message.step !== null && canUndo(desk, message.step)}>
                <Button
                  look="quiet"
                  onClick={() => {
                    desk.messages.dismiss(message.id);
                    void turn(desk, 'undo', message.step);
                  }}
                >
                  {words().history.undo}
                </Button>
              </Show>
              <Show when={message.offer}>
                {(offer) => (
                  <Button
                    look="quiet"
                    onClick={() => {
                      desk.messages.dismiss(message.id);
                      offer().run();
                    }}
                  >
                    {offer().label()}
                  </Button>
                )}
              </Show>
              <Show when={message.tone === 'trouble'}>
                <IconButton
                  icon={X}
                  size={14}
                  label={words().app.dismiss}
                  onClick={() => desk.messages.dismiss(message.id)}
                />
              </Show>
            </div>
          )}
        </For>
      </div>
      <div class="unseen" aria-live="polite" data-kb-top-layer>
        {desk.messages.announced()}
      </div>
    </Portal>
  );
};

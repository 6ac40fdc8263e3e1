import { For, Show } from 'solid-js';
import type { Component } from 'solid-js';
import { words } from '../../words';
import type { Look } from './look';
import type { Shot } from './shots';
import './strip.css';

/** The photos around the one on show, small; for the pointer, as the arrows do the same. */
export const Strip: Component<{ look: Look }> = (props) => {
  const isShown = (shot: Shot): boolean => {
    const now = props.look.moving();
    return now?.row.id === shot.row.id && now.photo?.key === shot.photo?.key;
  };
  return (
    <div class="lightbox-strip" role="group" aria-label={words().lightbox.strip}>
      <For each={props.look.strip()}>
        {(shot) => (
          <button
            type="button"
            tabindex="-1"
            class="lightbox-small"
            aria-label={shot.row.name ?? shot.row.id}
            aria-pressed={isShown(shot)}
            onClick={() => props.look.show(shot)}
          >
            <Show when={shot.photo?.damaged ? null : shot.photo?.thumbnail} keyed>
              {(src) => <img src={src} alt="" decoding="async" draggable={false} />}
            </Show>
          </button>
        )}
      </For>
    </div>
  );
};

import { Show, createMemo, createSignal } from 'solid-js';
import type { Component, JSX } from 'solid-js';
import { Preview } from './preview';
import './thumbnail.css';

/** A photo that took longer than this to come fades in; others are simply there. */
const LATE_MS = 150;

interface ThumbnailProps {
  /** Its address; null = there is none. */
  address: string | null;
  /** What it looks like from afar (contract/preview.ts); null = not known. */
  preview: string | null;
  /** Its sheet flies by: what is not loaded yet waits until it is slower. */
  flies: boolean;
  /** What stands in its place when there is none, or it does not come. */
  instead: JSX.Element;
}

/** The photo on a card, small. It fills its frame, whose size does not depend on it. */
export const Thumbnail: Component<ThumbnailProps> = (props) => {
  const [broken, setBroken] = createSignal<string | null>(null);
  const there = createMemo(() => (props.address === broken() ? null : props.address));
  const preview = () => (there() === null ? null : props.preview);
  return (
    <>
      <Show when={preview()}>{(known) => <Preview preview={known()} />}</Show>
      <Show when={there()} keyed fallback={props.instead}>
        {(address) => {
          const wanted = createMemo<boolean>((before) => before || !props.flies, false);
          return (
            <Show when={wanted()} fallback={preview() === null ? props.instead : null}>
              <Photo address={address} onBroken={() => setBroken(address)} />
            </Show>
          );
        }}
      </Show>
    </>
  );
};

const Photo: Component<{ address: string; onBroken(): void }> = (props) => {
  const askedAt = performance.now();
  const [late, setLate] = createSignal(false);
  return (
    <img
      src={props.address}
      alt=""
      classList={{ late: late() }}
      decoding="async"
      draggable={false}
      onLoad={() => setLate(performance.now() - askedAt > LATE_MS)}
      onError={() => props.onBroken()}
    />
  );
};

import { Show, createEffect, createMemo, createSignal, onCleanup, untrack } from 'solid-js';
import type { Component, JSX } from 'solid-js';
import { useDesk } from '../../state/desk';
import { drawPhoto, loadPhoto } from './photo-canvas';
import { Preview } from './preview';
import './thumbnail.css';

/** A photo that took longer than this to come fades in; others are simply there. */
const LATE_MS = 150;

interface ThumbnailProps {
  /** Its address; null = there is none. */
  address: string | null;
  /** What it looks like from afar (contract/preview.ts); null = not known. */
  preview: string | null;
  /** Width of its frame, in px. */
  width: number;
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
              <Photo address={address} width={props.width} onBroken={() => setBroken(address)} />
            </Show>
          );
        }}
      </Show>
    </>
  );
};

/**
 * Drawn on a canvas: Chromium keeps the pixels of the last thousand pictures that `<img>` elements have shown,
 * 130 MB of them, and has no switch for that. A canvas goes with its card.
 */
const Photo: Component<{ address: string; width: number; onBroken(): void }> = (props) => {
  const desk = useDesk();
  const askedAt = performance.now();
  const [late, setLate] = createSignal(false);
  /** Pixels across that are drawn, and those that the photo has, as far as it is known. */
  const [drawn, setDrawn] = createSignal({ across: 0, of: Number.POSITIVE_INFINITY });
  let canvas!: HTMLCanvasElement;
  createEffect(() => {
    const wanted = props.width * desk.density();
    const { across, of } = untrack(drawn);
    // Smaller than it is it may be drawn; larger only where the photo has no more.
    if (across >= wanted || across >= of) return;
    const stop = new AbortController();
    onCleanup(() => stop.abort());
    const address = props.address;
    void (async () => {
      try {
        const decoded = await loadPhoto(address, wanted, desk.thumbnails, stop.signal);
        if (!decoded) return;
        try {
          drawPhoto(canvas, decoded);
          setDrawn({ across: canvas.width, of: decoded.of });
        } finally {
          decoded.picture.close();
        }
        if (across === 0) setLate(performance.now() - askedAt > LATE_MS);
      } catch {
        if (!stop.signal.aborted) props.onBroken();
      }
    })();
  });
  return (
    <canvas
      ref={canvas}
      class="photo"
      classList={{ late: late(), drawn: drawn().across > 0 }}
      data-address={props.address}
    />
  );
};

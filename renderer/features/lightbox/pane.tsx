import { Show, createEffect, createMemo, createSignal, on, onCleanup, onMount } from 'solid-js';
import type { Component, JSX } from 'solid-js';
import { useDesk } from '../../state/desk';
import { words } from '../../words';
import { canPan, fullZoom, panBy, placed, zoomTo } from './view';
import type { Geometry, Size, View } from './view';
import './pane.css';

interface PaneProps {
  /** The full-size picture; null = there is none, and `instead` is shown. */
  src: string | null;
  /** The same picture, small: shown until the full one is there. */
  small: string | null;
  alt: string;
  view: View;
  instead: JSX.Element;
  onView(view: View): void;
  /** Told as soon as the picture's size is known, and whenever it or the pane's changes. */
  onGeometry(geometry: Geometry | null): void;
  /** A drag of a picture that is seen whole, to take it out of the window. */
  onDragOut?(): void;
}

/** Of the pixels a wheel tells; a pinch comes as a wheel with Ctrl and small steps. */
const WHEEL = 0.0016;
const PINCH = 0.01;
const LINE_PX = 16;

/** One picture in its part of the lightbox: zoomed with the wheel, moved by dragging. */
export const Pane: Component<PaneProps> = (props) => {
  const desk = useDesk();
  let root!: HTMLDivElement;
  const [pane, setPane] = createSignal<Size>({ width: 0, height: 0 });
  const [picture, setPicture] = createSignal<Size | null>(null);
  const [loaded, setLoaded] = createSignal<string | null>(null);
  const [broken, setBroken] = createSignal<string | null>(null);

  onMount(() => {
    const observer = new ResizeObserver(() =>
      setPane({ width: root.clientWidth, height: root.clientHeight }),
    );
    observer.observe(root);
    onCleanup(() => observer.disconnect());
  });

  const here = (): boolean => props.src !== null && broken() !== props.src;
  const geometry = createMemo<Geometry | null>(() => {
    const size = here() ? picture() : null;
    const { width, height } = pane();
    if (!size || width === 0 || height === 0) return null;
    return { picture: size, pane: { width, height }, density: desk.density() };
  });
  createEffect(on(geometry, (now) => props.onGeometry(now)));

  const pans = (): boolean => {
    const at = geometry();
    return at !== null && here() && canPan(props.view, at);
  };
  const frame = (): JSX.CSSProperties => {
    const at = geometry();
    if (!at) return { visibility: 'hidden' };
    const { left, top, width, height } = placed(props.view, at);
    return {
      width: `${width}px`,
      height: `${height}px`,
      transform: `translate(${left}px, ${top}px)`,
    };
  };
  const sizeOf = (event: Event, of: 'small' | 'full'): void => {
    const image = event.currentTarget;
    if (!(image instanceof HTMLImageElement) || image.naturalWidth === 0) return;
    const full = { width: image.naturalWidth, height: image.naturalHeight };
    if (of === 'full') {
      setLoaded(props.src);
      setPicture(full);
    } else if (loaded() !== props.src) {
      setPicture(full);
    }
  };
  const fromMiddle = (event: MouseEvent): { x: number; y: number } => {
    const box = root.getBoundingClientRect();
    return {
      x: event.clientX - box.left - box.width / 2,
      y: event.clientY - box.top - box.height / 2,
    };
  };

  const onWheel = (event: WheelEvent): void => {
    event.preventDefault();
    const at = geometry();
    if (!at || !here()) return;
    const px =
      event.deltaMode === WheelEvent.DOM_DELTA_LINE ? event.deltaY * LINE_PX : event.deltaY;
    const factor = Math.exp(-px * (event.ctrlKey ? PINCH : WHEEL));
    props.onView(zoomTo(props.view, props.view.zoom * factor, at, fromMiddle(event)));
  };
  const onDoubleClick = (event: MouseEvent): void => {
    const at = geometry();
    if (!at || !here()) return;
    const zoom = Math.abs(props.view.zoom - 1) < 0.01 ? fullZoom(at) : 1;
    props.onView(zoomTo(props.view, zoom, at, fromMiddle(event)));
  };
  const onPointerDown = (event: PointerEvent): void => {
    if (event.button !== 0 || !pans()) return;
    root.setPointerCapture(event.pointerId);
  };
  const onPointerMove = (event: PointerEvent): void => {
    const at = geometry();
    if (!at || !root.hasPointerCapture(event.pointerId)) return;
    props.onView(panBy(props.view, { x: event.movementX, y: event.movementY }, at));
  };

  return (
    <div
      class="pane"
      classList={{ 'pane-pans': pans() }}
      ref={root}
      onWheel={onWheel}
      onDblClick={onDoubleClick}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
    >
      <Show
        when={here() && props.src}
        keyed
        fallback={
          <div class="pane-words">
            {props.src === null ? props.instead : words().lightbox.broken}
          </div>
        }
      >
        {(src) => (
          <>
            <Show when={loaded() !== src ? props.small : null} keyed>
              {(small) => (
                <img
                  class="pane-picture"
                  src={small}
                  alt=""
                  draggable={false}
                  style={frame()}
                  onLoad={(event) => sizeOf(event, 'small')}
                />
              )}
            </Show>
            <img
              class="pane-picture"
              classList={{ 'pane-coming': loaded() !== src }}
              src={src}
              alt={props.alt}
              draggable={!pans() && props.onDragOut !== undefined}
              style={frame()}
              onLoad={(event) => sizeOf(event, 'full')}
              onError={() => setBroken(src)}
              onDragStart={(event) => {
                event.preventDefault();
                props.onDragOut?.();
              }}
            />
          </>
        )}
      </Show>
    </div>
  );
};

import { createSignal, onCleanup } from 'solid-js';

/** Pixels of the display per CSS px, now: it changes where the window goes to another display, or is zoomed. */
export function createDensity(): () => number {
  const [density, setDensity] = createSignal(window.devicePixelRatio);
  let media: MediaQueryList | undefined;
  const follow = (): void => {
    media?.removeEventListener('change', follow);
    setDensity(window.devicePixelRatio);
    media = window.matchMedia(`(resolution: ${window.devicePixelRatio}dppx)`);
    media.addEventListener('change', follow);
  };
  follow();
  onCleanup(() => media?.removeEventListener('change', follow));
  return density;
}

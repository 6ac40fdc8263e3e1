/** Which part of a picture is seen, and how large. It fits pictures of any size: two may share one. */
export interface View {
  /** 1 = the picture just fits into its pane. */
  zoom: number;
  /** The point of the picture that stands in the pane's middle, as shares of its width and height. */
  x: number;
  y: number;
}

/** In px: of the picture its own, of a pane CSS px. */
export interface Size {
  width: number;
  height: number;
}

/** The picture in its pane, and how many of the display's px a CSS px has. */
export interface Geometry {
  picture: Size;
  pane: Size;
  density: number;
}

export const FIT: View = { zoom: 1, x: 0.5, y: 0.5 };
/** The largest a picture's px is shown, in px of the display. */
const MOST = 8;
/** Zooming in by a key or a button. */
export const STEP = 1.5;

/** CSS px for each px of the picture when it fits. */
function fitScale({ picture, pane }: Geometry): number {
  return Math.min(pane.width / picture.width, pane.height / picture.height);
}

/** The zoom at which a px of the picture is a px of the display. */
export function fullZoom(at: Geometry): number {
  return 1 / (fitScale(at) * at.density);
}

/** How large it is shown, in per cent of its own px. */
export function percent(view: View, at: Geometry): number {
  return Math.round((view.zoom / fullZoom(at)) * 100);
}

/** Where the picture lies in its pane, in CSS px. */
export function placed(view: View, at: Geometry): Size & { left: number; top: number } {
  const scale = fitScale(at) * view.zoom;
  const width = at.picture.width * scale;
  const height = at.picture.height * scale;
  const { x, y } = held(view, at);
  return {
    width,
    height,
    left: at.pane.width / 2 - x * width,
    top: at.pane.height / 2 - y * height,
  };
}

/** Zoomed to `zoom`; what is at `point` (CSS px from the pane's middle) stays there. */
export function zoomTo(
  view: View,
  zoom: number,
  at: Geometry,
  point: { x: number; y: number } = { x: 0, y: 0 },
): View {
  const least = Math.min(1, fullZoom(at));
  const most = Math.max(1, fullZoom(at) * MOST);
  const next = Math.min(most, Math.max(least, zoom));
  const before = placed(view, at);
  const { x, y } = held(view, at);
  const grown = next / view.zoom;
  const shift = 1 - 1 / grown;
  return held(
    {
      zoom: next,
      x: x + (point.x / before.width) * shift,
      y: y + (point.y / before.height) * shift,
    },
    at,
  );
}

/** Moved by so many CSS px. */
export function panBy(view: View, by: { x: number; y: number }, at: Geometry): View {
  const { width, height } = placed(view, at);
  const from = held(view, at);
  return held({ zoom: view.zoom, x: from.x - by.x / width, y: from.y - by.y / height }, at);
}

/** Whether there is more of the picture than the pane shows. */
export function canPan(view: View, at: Geometry): boolean {
  const { width, height } = placed({ ...view, x: 0.5, y: 0.5 }, at);
  return width > at.pane.width + 0.5 || height > at.pane.height + 0.5;
}

/** No empty space beside a picture that is larger than its pane; a smaller one stands in the middle. */
function held(view: View, at: Geometry): View {
  const scale = fitScale(at) * view.zoom;
  const share = (middle: number, length: number, pane: number): number => {
    const half = pane / 2 / length;
    return half >= 0.5 ? 0.5 : Math.min(1 - half, Math.max(half, middle));
  };
  return {
    zoom: view.zoom,
    x: share(view.x, at.picture.width * scale, at.pane.width),
    y: share(view.y, at.picture.height * scale, at.pane.height),
  };
}

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { FIT, canPan, fullZoom, panBy, percent, placed, zoomTo } from './view';
import type { Geometry, View } from './view';

const at: Geometry = {
  picture: { width: 1000, height: 1250 },
  pane: { width: 800, height: 500 },
  density: 1,
};

it('fits a picture into the middle of its pane', () => {
  expect(placed(FIT, at)).toEqual({ width: 400, height: 500, left: 200, top: 0 });
  expect(canPan(FIT, at)).toBe(false);
  expect(percent(FIT, at)).toBe(40);
});

it('shows a px of the picture as a px of the display at 100 %', () => {
  const full = zoomTo(FIT, fullZoom(at), at);
  expect(percent(full, at)).toBe(100);
  expect(placed(full, at)).toMatchObject({ width: 1000, height: 1250 });
  const dense = { ...at, density: 2 };
  expect(placed(zoomTo(FIT, fullZoom(dense), dense), dense)).toMatchObject({ width: 500 });
});

it('keeps what is under the pointer there', () => {
  const point = { x: 100, y: -60 };
  const under = (view: View): number => {
    const { top, height } = placed(view, at);
    return (at.pane.height / 2 + point.y - top) / height;
  };
  const closer = zoomTo(zoomTo(FIT, 3, at), 5, at, point);
  expect(under(closer)).toBeCloseTo(under(zoomTo(FIT, 3, at)), 6);
});

it('moves with a drag, and no further than the edge', () => {
  const close = zoomTo(FIT, 4, at);
  const moved = panBy(close, { x: 50, y: 0 }, at);
  expect(placed(moved, at).left).toBeCloseTo(placed(close, at).left + 50, 6);
  expect(placed(panBy(close, { x: 99_999, y: 99_999 }, at), at)).toMatchObject({ left: 0, top: 0 });
});

it('shows the same part of two pictures of different size', () => {
  const other = { ...at, picture: { width: 500, height: 625 } };
  const view = panBy(zoomTo(FIT, 4, at), { x: -80, y: 40 }, at);
  expect(placed(view, other)).toEqual(placed(view, at));
});

it('never leaves empty space beside a picture larger than its pane', () => {
  const px = fc.integer({ min: 20, max: 8000 });
  const size = fc.record({ width: px, height: px });
  const shift = fc.record({ x: fc.integer(), y: fc.integer() });
  fc.assert(
    fc.property(
      size,
      size,
      fc.double({ min: 0.1, max: 60, noNaN: true }),
      shift,
      (picture, pane, zoom, by) => {
        const geometry = { picture, pane, density: 1 };
        const { left, top, width, height } = placed(
          panBy(zoomTo(FIT, zoom, geometry, by), by, geometry),
          geometry,
        );
        if (width >= pane.width) {
          expect(left).toBeLessThanOrEqual(1e-6);
          expect(left + width).toBeGreaterThanOrEqual(pane.width - 1e-6);
        } else expect(left).toBeCloseTo((pane.width - width) / 2, 6);
        if (height >= pane.height) {
          expect(top).toBeLessThanOrEqual(1e-6);
          expect(top + height).toBeGreaterThanOrEqual(pane.height - 1e-6);
        } else expect(top).toBeCloseTo((pane.height - height) / 2, 6);
      },
    ),
  );
});

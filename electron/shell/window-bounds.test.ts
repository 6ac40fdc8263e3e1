import { describe, expect, it } from 'vitest';
import { windowPlace } from './window-bounds';

const MAIN = { x: 0, y: 25, width: 1920, height: 1055 };
const RIGHT = { x: 1920, y: 0, width: 2560, height: 1440 };
const SAVED = { x: 2000, y: 100, width: 1400, height: 900, maximized: false };

describe('the place of the window', () => {
  it('is left to the system the first time', () => {
    expect(windowPlace(null, [MAIN])).toEqual({ width: 1280, height: 800 });
  });

  it('is where it was', () => {
    expect(windowPlace(SAVED, [MAIN, RIGHT])).toEqual({
      x: 2000,
      y: 100,
      width: 1400,
      height: 900,
    });
  });

  it('is left to the system when its display is gone, in its old size', () => {
    expect(windowPlace(SAVED, [MAIN])).toEqual({ width: 1400, height: 900 });
  });

  it.each([
    ['above the top', { ...SAVED, x: 100, y: -300 }],
    ['below the bottom', { ...SAVED, x: 100, y: 1075 }],
    ['but for a sliver at the left', { ...SAVED, x: -1350, y: 100 }],
  ])('is not %s of the display', (_where, saved) => {
    expect(windowPlace(saved, [MAIN])).not.toHaveProperty('x');
  });

  it('is no larger than the display, and never smaller than its contents', () => {
    const huge = { ...SAVED, x: 0, y: 25, width: 9_000, height: 9_000 };
    expect(windowPlace(huge, [MAIN])).toMatchObject({ width: 1920, height: 1055 });
    const tiny = { ...SAVED, x: 0, y: 25, width: 10, height: 10 };
    expect(windowPlace({ ...tiny, width: 300 }, [MAIN])).toMatchObject({ width: 900, height: 600 });
    expect(windowPlace(null, [])).toEqual({ width: 1280, height: 800 });
  });
});

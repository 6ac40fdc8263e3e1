import { createEffect } from 'solid-js';
import type { Component } from 'solid-js';
import { pixelsOf } from './preview-pixels';

/** What a photo looks like from afar, blurred: a handful of pixels, drawn as large as its frame. */
export const Preview: Component<{ preview: string }> = (props) => {
  let canvas!: HTMLCanvasElement;
  createEffect(() => {
    const pixels = pixelsOf(props.preview);
    canvas.hidden = pixels === null;
    if (!pixels) return;
    const { width, height, rgba } = pixels;
    // To set a size empties it, also the size that it has.
    if (canvas.width !== width) canvas.width = width;
    if (canvas.height !== height) canvas.height = height;
    // Kept in ordinary memory: each of so many small ones would be a layer of its own on the GPU.
    const context = canvas.getContext('2d', { alpha: false, willReadFrequently: true });
    context?.putImageData(new ImageData(rgba, width, height), 0, 0);
  });
  return <canvas ref={canvas} class="preview" />;
};

import { nativeImage } from 'electron';
import type { NativeImage, WebContents } from 'electron';

/** Height of the picture under the pointer, in px. */
const HEIGHT = 96;

/**
 * Lets the operator drag files out of the window; called while the button is down.
 *
 * @param thumbnail path of a JPEG to show under the pointer; null = a blank print
 */
export function dragFiles(contents: WebContents, files: string[], thumbnail: string | null): void {
  const [file] = files;
  if (file === undefined || contents.isDestroyed()) return;
  // `file` is what Electron takes when `files` is not there.
  contents.startDrag({ file, files, icon: pictureOf(thumbnail) });
}

function pictureOf(thumbnail: string | null): NativeImage {
  const image = thumbnail === null ? null : nativeImage.createFromPath(thumbnail);
  return image && !image.isEmpty() ? image.resize({ height: HEIGHT }) : blankPrint();
}

/** Some systems drag nothing without a picture. */
function blankPrint(): NativeImage {
  const width = Math.round((HEIGHT * 4) / 5);
  return nativeImage.createFromBitmap(Buffer.alloc(width * HEIGHT * 4, 0xdd), {
    width,
    height: HEIGHT,
  });
}

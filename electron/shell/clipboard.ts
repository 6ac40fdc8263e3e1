import { readFile } from 'node:fs/promises';
import * as electron from 'electron';

/** The clipboard of Electron before 45, which took an image at once. */
interface EarlierClipboard {
  writeImage?(image: electron.NativeImage): void;
}

/** The text on the clipboard; empty where there is none. */
export async function clipboardText(): Promise<string> {
  return electron.clipboard.readText();
}

/** Puts text on the clipboard. */
export async function copyText(text: string): Promise<void> {
  await electron.clipboard.writeText(text);
}

/**
 * Puts a picture on the clipboard, as PNG.
 * @returns false when the file is gone, or of a kind that the system cannot take (WebP)
 */
export async function copyImage(path: string): Promise<boolean> {
  const image = electron.nativeImage.createFromBuffer(
    await readFile(path).catch(() => Buffer.alloc(0)),
  );
  if (image.isEmpty()) return false;
  const earlier = electron.clipboard as EarlierClipboard;
  if (earlier.writeImage) {
    earlier.writeImage(image);
  } else {
    const png = new Blob([new Uint8Array(image.toPNG())], { type: 'image/png' });
    await electron.clipboard.write([new electron.ClipboardItem({ 'image/png': png })]);
  }
  return true;
}

import type { ImageType } from '../../../contract/photo';
import { createJpegCheck } from './jpeg-structure';
import { createPngCheck } from './png-structure';
import type { StructureCheck } from './structure-check';
import { createWebpCheck } from './webp-structure';

/**
 * Why bytes are not a whole image. `empty`: nothing came · `html`: a web page · `not-an-image`:
 * neither PNG nor JPEG nor WebP · `damaged`: the structure is broken · `truncated`: the end is missing.
 */
export type StructureProblem = 'empty' | 'html' | 'not-an-image' | 'damaged' | 'truncated';

export type StructureVerdict =
  { ok: true; type: ImageType } | { ok: false; code: StructureProblem };

/** A check of bytes as they arrive. The type comes from the bytes alone. */
export interface ImageCheck {
  /** Takes the next piece; a problem that no further byte can mend, else null. */
  push(piece: Buffer): StructureProblem | null;
  /** The type, as soon as the first bytes have told it. */
  type(): ImageType | null;
  /** To be asked when no more bytes come. */
  end(): StructureVerdict;
}

/** Enough to tell every type, and a web page from other things. */
const SNIFF_BYTES = 12;

const PNG_SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const JPEG_START = Buffer.from([0xff, 0xd8, 0xff]);

/**
 * Tells the type of an image and checks that it is complete: PNG chunks with their CRCs up to IEND,
 * JPEG segments up to EOI, WebP chunks up to the RIFF size. Pixels are not decoded.
 */
export function createImageCheck(): ImageCheck {
  let head: Buffer = Buffer.alloc(0);
  let found: { type: ImageType; structure: StructureCheck } | null = null;
  let problem: StructureProblem | null = null;

  const feed = (piece: Buffer) => {
    if (!found) {
      head = head.length === 0 ? piece : Buffer.concat([head, piece]);
      if (head.length < SNIFF_BYTES) return null;
      const type = sniff(head);
      if (!type) return looksLikePage(head) ? 'html' : 'not-an-image';
      found = { type, structure: createCheck(type) };
      piece = head;
      head = Buffer.alloc(0);
    }
    return found.structure.push(piece);
  };

  return {
    push(piece) {
      if (!problem && piece.length > 0) problem = feed(piece);
      return problem;
    },
    type: () => found?.type ?? null,
    end() {
      if (problem) return { ok: false, code: problem };
      if (found?.structure.isComplete()) return { ok: true, type: found.type };
      if (found) return { ok: false, code: 'truncated' };
      if (head.length === 0) return { ok: false, code: 'empty' };
      if (looksLikePage(head)) return { ok: false, code: 'html' };
      return { ok: false, code: couldBecomeImage(head) ? 'truncated' : 'not-an-image' };
    },
  };
}

function createCheck(type: ImageType): StructureCheck {
  switch (type) {
    case 'png':
      return createPngCheck();
    case 'jpeg':
      return createJpegCheck();
    case 'webp':
      return createWebpCheck();
  }
}

function sniff(head: Buffer): ImageType | null {
  if (head.subarray(0, 8).equals(PNG_SIGNATURE)) return 'png';
  if (head.subarray(0, 3).equals(JPEG_START)) return 'jpeg';
  const isRiff = head.toString('latin1', 0, 4) === 'RIFF';
  return isRiff && head.toString('latin1', 8, 12) === 'WEBP' ? 'webp' : null;
}

/** Fewer bytes than it takes to tell, which fit the beginning of an image. */
function couldBecomeImage(head: Buffer): boolean {
  const fits = (start: Buffer) =>
    head.subarray(0, start.length).equals(start.subarray(0, head.length));
  return fits(PNG_SIGNATURE) || fits(JPEG_START) || fits(Buffer.from('RIFF'));
}

function looksLikePage(head: Buffer): boolean {
  return /^\s*<(?:!doctype h|!--|html|head|body|script|meta)/i.test(head.toString('utf8', 0, 64));
}

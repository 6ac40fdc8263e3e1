/** Follows the structure of one image format through pieces that may be cut anywhere. */
export interface StructureCheck {
  /** Takes the next piece; `damaged` = what came so far can never become a whole image. */
  push(piece: Buffer): 'damaged' | null;
  /** The image has been seen to its end. What follows the end is not judged. */
  isComplete(): boolean;
}

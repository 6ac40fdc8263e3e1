/** Why saved photos were not copied. `gone`: what was saved is no longer there; the others are of the folder. */
export type CopyTrouble = 'gone' | 'no-space' | 'read-only' | 'no-folder' | 'disk';

/** What came of copying saved photos to a folder. */
export interface PhotosCopied {
  /** The folder's own name. */
  folder: string;
  copied: number;
  /** Not copied, since the operator cancelled it. */
  left: number;
  /** How many were not copied, by the reason; `first`: the name of the first one's file. */
  failed: { why: CopyTrouble; photos: number; first: string }[];
}

/** What Proofsheet keeps on this computer beside the tokens: each in a place of its own. */
export const PLACES = ['data', 'thumbnails', 'logs', 'photos'] as const;
export type PlaceName = (typeof PLACES)[number];

export interface DataPlace {
  place: PlaceName;
  /** Absolute path of the folder. */
  path: string;
  /** Bytes in it; null = not counted. */
  bytes: number | null;
}

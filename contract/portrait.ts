/** Why a portrait cannot be shown. `gone`: its address has expired or names nothing any more. */
export const PORTRAIT_TROUBLES = [
  'none',
  'gone',
  'refused',
  'unreachable',
  'not-a-picture',
  'disk',
] as const;
export type PortraitTrouble = (typeof PORTRAIT_TROUBLES)[number];

/** What became of asking for a portrait. `of`: portraits that the task was made from. */
export type PortraitOutcome =
  { kind: 'here'; src: string; of: number } | { kind: PortraitTrouble; of: number };

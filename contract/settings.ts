export const APPEARANCES = ['system', 'light', 'dark'] as const;
export type Appearance = (typeof APPEARANCES)[number];

/**
 * What happens to a photo whose name another file has: it gets a number · it gets none where that file
 * is the same to the byte, which then counts as saved · the operator is asked.
 */
export const TAKEN_POLICIES = ['number', 'skip-identical', 'ask'] as const;
export type TakenPolicy = (typeof TAKEN_POLICIES)[number];

/** Photos fetched at once may be set from 1 up to this. */
export const MAX_CONCURRENCY = 32;

/** Photos fetched at once, over all and from one server, until the operator chooses otherwise. */
export const DEFAULT_LIMITS = { concurrency: 16, perHost: 8 } as const;

/** What the operator may choose. Kept in settings.json of the profile; never holds a token. */
export interface Settings {
  /** Absolute path of the folder that photos are saved under. */
  folder: string;
  /** Path below the folder, without the extension: `{list}/{name}`. `/` makes folders. */
  nameTemplate: string;
  /** Save photos as they land, or only when asked. */
  saveAutomatically: boolean;
  onTaken: TakenPolicy;
  /** Photos fetched at once, over all and from one server: 1 to `MAX_CONCURRENCY`. */
  concurrency: number;
  perHost: number;
  appearance: Appearance;
}

/** The template a fresh profile starts with. */
export const DEFAULT_NAME_TEMPLATE = '{list}/{name}';

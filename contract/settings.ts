export const APPEARANCES = ['system', 'light', 'dark'] as const;
export type Appearance = (typeof APPEARANCES)[number];

/** What the operator may choose. Kept in settings.json of the profile; never holds a token. */
export interface Settings {
  /** Absolute path of the folder that photos are saved under. */
  folder: string;
  /** Path below the folder, without the extension: `{list}/{name}`. `/` makes folders. */
  nameTemplate: string;
  /** Save photos as they land, or only when asked. */
  saveAutomatically: boolean;
  appearance: Appearance;
}

/** The template a fresh profile starts with. */
export const DEFAULT_NAME_TEMPLATE = '{list}/{name}';

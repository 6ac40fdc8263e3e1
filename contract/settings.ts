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

export const LANGUAGES = ['system', 'en', 'zh-CN'] as const;
/** `system`: the one of these that the operating system prefers, else English. */
export type Language = (typeof LANGUAGES)[number];

/** How requests reach the network: as the system says, without a proxy, or by this one. */
export type Proxy = 'system' | 'none' | { server: string };

/** Questions a second that the checks may ask at most. The vendor advises against more than one. */
export const QUESTION_RATES = [2, 1, 0.5, 0.2] as const;
export type QuestionRate = (typeof QUESTION_RATES)[number];

/** Which news the system shows while the window is not in front. */
export interface NewsWanted {
  /** Nothing of a list waits any more. */
  listDone: boolean;
  /** Checks have stopped, and only the operator can help. */
  needsYou: boolean;
}

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
  language: Language;
  notifications: NewsWanted;
  proxy: Proxy;
  /** Checks begin by themselves at the start; else Proofsheet opens paused. */
  checkAutomatically: boolean;
  questionRate: QuestionRate;
  /** Newer versions are looked for without being asked, where this copy knows where. */
  lookForUpdates: boolean;
}

/** What a fresh profile starts with, beside the folder. */
export const DEFAULT_CHOICES = {
  language: 'system',
  notifications: { listDone: true, needsYou: true },
  proxy: 'system',
  checkAutomatically: true,
  questionRate: 2,
  lookForUpdates: true,
} as const satisfies Partial<Settings>;

/** The template a fresh profile starts with. */
export const DEFAULT_NAME_TEMPLATE = '{list}/{name}';

import type { Language } from './settings';

/** A language that Proofsheet can speak. */
export type Spoken = Exclude<Language, 'system'>;

/**
 * The language to speak: the chosen one, else the first of the system's that there is, else English.
 *
 * @param preferred BCP 47 tags, the most wanted first (`navigator.languages`, or what the shell knows of the system)
 */
export function languageFor(chosen: Language, preferred: readonly string[]): Spoken {
  if (chosen !== 'system') return chosen;
  for (const tag of preferred) {
    const [language] = tag.toLowerCase().split('-');
    if (language === 'en') return 'en';
    // Traditional Chinese is nearer to Simplified than to English.
    if (language === 'zh') return 'zh-CN';
  }
  return 'en';
}

import { createSignal } from 'solid-js';
import type { Language } from '../../contract/settings';
import { en } from './en';
import type { Words } from './en';
import { languageFor } from '../../contract/language';
import type { Spoken } from '../../contract/language';

export type { Words } from './en';

/** Catalogues beside the English one, each fetched when it is wanted first. */
const OTHERS: Record<Exclude<Spoken, 'en'>, () => Promise<Words>> = {
  'zh-CN': async () => (await import('./zh')).zh,
};

interface Voice {
  language: Spoken;
  words: Words;
}

const [voice, setVoice] = createSignal<Voice>({ language: 'en', words: en });
/** The language that was wanted last: a catalogue that comes late must not win over a later wish. */
let wanted: Spoken = 'en';

/** The catalogue of the language in use. Called where the words are shown, so that it may change. */
export function words(): Words {
  return voice().words;
}

/**
 * Shows all words in this language from now on, and tells the page which one it is.
 *
 * @returns when it is spoken: English at once, another as soon as its catalogue is here. Where that cannot
 * be fetched, the language before stays.
 */
export async function speak(chosen: Language): Promise<void> {
  const language = languageFor(chosen, navigator.languages);
  wanted = language;
  if (language === 'en') return use({ language, words: en });
  const catalogue = await OTHERS[language]().catch(() => null);
  if (catalogue !== null && wanted === language) use({ language, words: catalogue });
}

function use(next: Voice): void {
  setVoice(next);
  document.documentElement.lang = next.language;
}

import { en } from './en';

/** What a catalogue must hold: another language is another object of this shape. */
type Words = typeof en;

/** The catalogue of the language in use. Called where the words are shown, so that it may change. */
export function words(): Words {
  return en;
}

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { app } from 'electron';
import { languageFor } from '../../contract/language';
import { DEFAULT_CHOICES, DEFAULT_LIMITS, DEFAULT_NAME_TEMPLATE } from '../../contract/settings';
import type { Language } from '../../contract/settings';
import { openSettings } from '../storage/settings';
import type { ProfileSettings } from '../storage/settings';
import { speakShell } from '../words';

/** What a fresh profile starts with: photos go to a folder of their own among the user's pictures. */
export function openDesktopSettings(profile: string): ProfileSettings {
  const pictures = app.getPath('pictures');
  mkdirSync(pictures, { recursive: true });
  return openSettings(profile, {
    folder: join(pictures, 'Proofsheet'),
    nameTemplate: DEFAULT_NAME_TEMPLATE,
    saveAutomatically: true,
    onTaken: 'number',
    ...DEFAULT_LIMITS,
    appearance: 'system',
    ...DEFAULT_CHOICES,
  });
}

/** Speaks the language that was chosen, else the system's. */
export function speak(chosen: Language): void {
  speakShell(languageFor(chosen, app.getPreferredSystemLanguages()));
}

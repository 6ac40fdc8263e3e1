import type { AppState } from './view';

/** Whether photos are saved as they land, now: it is set so, not paused, and nothing stops it. */
export function savesByItself({
  settings,
  saving,
}: Pick<AppState, 'settings' | 'saving'>): boolean {
  return settings.saveAutomatically && !saving.paused && saving.problem === null;
}

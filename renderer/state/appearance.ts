import { createEffect, createSignal, onCleanup } from 'solid-js';
import type { Appearance } from '../../contract/settings';

/** Puts `data-theme` on the page: what the operator chose, else what the system shows. */
export function followAppearance(chosen: () => Appearance): void {
  const dark = window.matchMedia('(prefers-color-scheme: dark)');
  const [systemDark, setSystemDark] = createSignal(dark.matches);
  const follow = (): void => void setSystemDark(dark.matches);
  dark.addEventListener('change', follow);
  onCleanup(() => dark.removeEventListener('change', follow));

  createEffect(() => {
    const theme = chosen() === 'system' ? (systemDark() ? 'dark' : 'light') : chosen();
    document.documentElement.dataset.theme = theme;
  });
}

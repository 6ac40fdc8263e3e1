import { createSignal, onCleanup } from 'solid-js';

/** Below this width (px) the side panels lie over the sheet instead of beside it; see desk.css. */
const NARROW = '(max-width: 859px)';

export interface Layout {
  narrow: () => boolean;
  sidebar: () => boolean;
  inspector: () => boolean;
  toggleSidebar(): void;
  toggleInspector(): void;
  /** Closes what lies over the sheet; tells whether anything did. */
  closeDrawers(): boolean;
}

/** Which side panels are open: beside the sheet where there is room, over it where there is none. */
export function createLayout(): Layout {
  const media = window.matchMedia(NARROW);
  const [narrow, setNarrow] = createSignal(media.matches);
  const [beside, setBeside] = createSignal({ sidebar: true, inspector: true });
  const [over, setOver] = createSignal<'sidebar' | 'inspector' | null>(null);
  const follow = (): void => {
    setNarrow(media.matches);
    setOver(null);
  };
  media.addEventListener('change', follow);
  onCleanup(() => media.removeEventListener('change', follow));

  const toggle = (panel: 'sidebar' | 'inspector'): void => {
    if (narrow()) setOver((open) => (open === panel ? null : panel));
    else setBeside((open) => ({ ...open, [panel]: !open[panel] }));
  };
  return {
    narrow,
    sidebar: () => (narrow() ? over() === 'sidebar' : beside().sidebar),
    inspector: () => (narrow() ? over() === 'inspector' : beside().inspector),
    toggleSidebar: () => toggle('sidebar'),
    toggleInspector: () => toggle('inspector'),
    closeDrawers() {
      if (!narrow() || over() === null) return false;
      setOver(null);
      return true;
    },
  };
}

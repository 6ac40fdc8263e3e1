import { createEffect, createMemo, createSignal, on, onCleanup } from 'solid-js';
import type { Facets } from '../../contract/view';
import type { Desk } from './desk';

/** While tasks change all the time, they are counted anew no sooner than this after the last count. */
const PAUSE_MS = 1_000;

/**
 * What the list on show (or all of them) may be filtered by, while `wanted`, kept up to date; null until
 * it is known. One question is under way at a time.
 */
export function createFacets(desk: Desk, wanted: () => boolean): () => Facets | null {
  const [held, setHeld] = createSignal<{ list: number | null; facets: Facets } | null>(null);
  const list = (): number | null => desk.query.current().list;
  const asked = createMemo(() => (wanted() ? `${list()} ${desk.app.revision}` : null));
  let known: string | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let asking = false;
  onCleanup(() => clearTimeout(timer));

  const refresh = async (): Promise<void> => {
    clearTimeout(timer);
    const wants = asked();
    if (asking || wants === null || wants === known) return;
    asking = true;
    const of = list();
    const facets = await desk.ask(desk.bridge.facets({ list: of }));
    asking = false;
    if (!facets) return;
    known = wants;
    setHeld({ list: of, facets });
    if (of !== list()) void refresh();
    else if (asked() !== known) timer = setTimeout(() => void refresh(), PAUSE_MS);
  };
  createEffect(
    on(asked, () => {
      const isOther = held()?.list !== list();
      if (isOther) void refresh();
      else {
        clearTimeout(timer);
        timer = setTimeout(() => void refresh(), known === null ? 0 : PAUSE_MS);
      }
    }),
  );
  const facets = createMemo(() => {
    const now = held();
    return now !== null && now.list === list() ? now.facets : null;
  });
  return facets;
}

import * as Kobalte from '@kobalte/core/dialog';
import ChevronLeft from 'lucide-solid/icons/chevron-left';
import ChevronRight from 'lucide-solid/icons/chevron-right';
import { Match, Show, Switch, createSignal, onCleanup } from 'solid-js';
import type { Component } from 'solid-js';
import { useDesk } from '../../state/desk';
import { IconButton } from '../../ui/button';
import { words } from '../../words';
import { dragOut } from '../drag-out/drag-out';
import { useActions } from '../selection/actions';
import { Caption } from './caption';
import { createHeldPictures } from './held-pictures';
import { createLook } from './look';
import type { Look } from './look';
import { createPortrait } from './portrait';
import { PortraitPane } from './portrait-pane';
import { ShotPane } from './shot-pane';
import { shown } from './shots';
import type { Shot } from './shots';
import { Strip } from './strip';
import { Tools } from './tools';
import type { Geometry, View } from './view';
import { FIT, STEP, fullZoom, zoomTo } from './view';
import './lightbox.css';

/** The photos of the query, large, one after the other or two beside each other. */
export const Lightbox: Component<{
  index: number;
  photoKey: string | null;
  portrait: boolean;
}> = (props) => {
  const desk = useDesk();
  const actions = useActions();
  const [view, setView] = createSignal<View>(FIT);
  const [geometry, setGeometry] = createSignal<Geometry | null>(null);
  const look = createLook(desk, props, createHeldPictures(), () => setView(FIT));
  const portrait = createPortrait(desk, () =>
    look.mode() === 'portrait' ? (look.moving()?.row.id ?? null) : null,
  );
  const before = document.activeElement;
  // The dialog gives the focus back to its own trigger only, which this one has not; it does so late.
  onCleanup(() => setTimeout(() => giveFocusBack(before)));
  const nameOf = (shot: Shot): string => shot.row.name ?? shot.row.id;

  const close = async (): Promise<void> => {
    const shot = look.moving();
    // The sheet goes on where the operator left off here.
    if (shot) await desk.selected.goTo(shot.index);
    desk.dialogs.close();
  };
  const zoom = (to: (now: number, full: number) => number): void => {
    const at = geometry();
    if (at) setView((now) => zoomTo(now, to(now.zoom, fullZoom(at)), at));
  };
  const isSaved = (): boolean => look.moving()?.photo?.status === 'saved';
  const reveal = (): void => {
    const shot = look.moving();
    if (shot?.photo && isSaved()) actions.reveal(shot.row.id, shot.photo.key);
  };
  const take = (shot: Shot): void => {
    if (shot.photo) void dragOut(desk, [shot.row.id], shot.photo.key);
  };
  const zooms = {
    fit: () => setView(FIT),
    full: () => zoom((_, full) => full),
    larger: () => zoom((now) => now * STEP),
    smaller: () => zoom((now) => now / STEP),
  };

  const KEYS: Record<string, () => void> = {
    ArrowRight: () => void look.go(1),
    ArrowDown: () => void look.go(1),
    ArrowLeft: () => void look.go(-1),
    ArrowUp: () => void look.go(-1),
    '0': zooms.fit,
    '1': zooms.full,
    '+': zooms.larger,
    '=': zooms.larger,
    '-': zooms.smaller,
    c: () => look.toggle('two'),
    p: () => look.toggle('portrait'),
    ' ': () => void close(),
    Enter: reveal,
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.altKey || event.isComposing) return;
    const zoomKey = '01+=-'.includes(event.key);
    // With Ctrl or Cmd they are the same keys that zoom the sheet; all others are not ours then.
    if ((event.ctrlKey || event.metaKey) && !zoomKey) return;
    const onButton = event.target instanceof HTMLButtonElement;
    if (onButton && (event.key === ' ' || event.key === 'Enter')) return;
    const act = KEYS[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (!act) return;
    event.preventDefault();
    act();
  };

  return (
    <Kobalte.Root open onOpenChange={(open) => !open && void close()}>
      <Kobalte.Portal>
        <Kobalte.Content
          class="lightbox dark-surround"
          onKeyDown={onKeyDown}
          onOpenAutoFocus={(event) => {
            event.preventDefault();
            if (event.target instanceof HTMLElement) event.target.focus();
          }}
        >
          <Show
            when={look.moving()}
            fallback={<p class="lightbox-empty">{words().lightbox.loading}</p>}
          >
            {(moving) => (
              <>
                <header class="lightbox-head">
                  <p class="lightbox-counter">
                    {words().lightbox.counter(moving().index + 1, look.total())}
                    <PhotoCount shot={moving()} />
                  </p>
                  <Tools
                    look={look}
                    view={view()}
                    geometry={geometry()}
                    zooms={zooms}
                    isSaved={isSaved()}
                    onReveal={reveal}
                    onClose={() => void close()}
                  />
                </header>
                <div class="lightbox-stage" classList={{ 'lightbox-pair': look.mode() !== 'one' }}>
                  <Switch>
                    <Match when={look.mode() === 'two'}>
                      <Show when={look.kept()}>
                        {(kept) => (
                          <ShotPane
                            shot={kept()}
                            look={look}
                            mark={words().lightbox.kept}
                            view={view()}
                            onView={setView}
                            onGeometry={() => undefined}
                            onTake={take}
                          />
                        )}
                      </Show>
                    </Match>
                    <Match when={look.mode() === 'portrait'}>
                      <PortraitPane
                        portrait={portrait}
                        name={nameOf(moving())}
                        view={view()}
                        onView={setView}
                      />
                    </Match>
                  </Switch>
                  <ShotPane
                    shot={moving()}
                    look={look}
                    mark={markOf(look)}
                    view={view()}
                    onView={setView}
                    onGeometry={setGeometry}
                    onTake={take}
                  />
                  <IconButton
                    class="lightbox-turn lightbox-previous"
                    icon={ChevronLeft}
                    size={22}
                    label={words().lightbox.previous}
                    aria-disabled={look.isEnd(-1)}
                    onClick={() => void look.go(-1)}
                  />
                  <IconButton
                    class="lightbox-turn lightbox-next"
                    icon={ChevronRight}
                    size={22}
                    label={words().lightbox.next}
                    aria-disabled={look.isEnd(1)}
                    onClick={() => void look.go(1)}
                  />
                </div>
                <footer class="lightbox-foot">
                  <Caption shot={moving()} said={look.said()} />
                  <Strip look={look} />
                </footer>
              </>
            )}
          </Show>
        </Kobalte.Content>
      </Kobalte.Portal>
    </Kobalte.Root>
  );
};

/** To where the keyboard was before, else to the sheet. */
function giveFocusBack(before: Element | null): void {
  const there = before instanceof HTMLElement && before !== document.body && before.isConnected;
  (there ? before : document.getElementById('sheet'))?.focus({ preventScroll: true });
}

function markOf(look: Look): string | null {
  if (look.mode() === 'two') return words().lightbox.moves;
  return look.mode() === 'portrait' ? words().lightbox.resultLabel : null;
}

const PhotoCount: Component<{ shot: Shot }> = (props) => {
  const photos = () => shown(props.shot.row);
  const n = (): number => photos().findIndex((photo) => photo.key === props.shot.photo?.key) + 1;
  return (
    <Show when={photos().length > 1 && n() > 0}>
      <span>{words().lightbox.photo(n(), photos().length)}</span>
    </Show>
  );
};

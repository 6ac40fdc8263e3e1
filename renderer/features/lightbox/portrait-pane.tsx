import { Show } from 'solid-js';
import type { Component } from 'solid-js';
import { Button } from '../../ui/button';
import { words } from '../../words';
import { Pane } from './pane';
import type { Portrait } from './portrait';
import type { View } from './view';

interface PortraitPaneProps {
  portrait: Portrait;
  name: string;
  view: View;
  onView(view: View): void;
}

/** What the photo was made from, or why it cannot be shown. */
export const PortraitPane: Component<PortraitPaneProps> = (props) => {
  const here = () => {
    const outcome = props.portrait.outcome();
    return outcome?.kind === 'here' ? outcome : null;
  };
  const trouble = () => {
    const outcome = props.portrait.outcome();
    return outcome && outcome.kind !== 'here' ? outcome.kind : null;
  };
  const of = (): number => props.portrait.outcome()?.of ?? 1;
  return (
    <div class="lightbox-side">
      <Pane
        src={here()?.src ?? null}
        small={null}
        alt={words().lightbox.portraitOf(props.name)}
        view={props.view}
        onView={props.onView}
        onGeometry={() => undefined}
        instead={
          <Show when={trouble()} fallback={<span>{words().lightbox.fetching}</span>}>
            {(kind) => (
              <>
                <p>{words().lightbox.portraitTrouble[kind()]}</p>
                <Show when={kind() !== 'none'}>
                  <Button onClick={() => props.portrait.again()}>{words().lightbox.again}</Button>
                </Show>
              </>
            )}
          </Show>
        }
      />
      <p class="lightbox-mark">
        <Show when={of() > 1} fallback={<span>{words().lightbox.portraitLabel}</span>}>
          <span>{words().lightbox.portraitN(props.portrait.n() + 1, of())}</span>
          <button type="button" class="link" onClick={() => props.portrait.showNext()}>
            {words().lightbox.nextPortrait}
          </button>
        </Show>
      </p>
    </div>
  );
};

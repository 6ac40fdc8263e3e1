import { Show, createMemo } from 'solid-js';
import type { Component } from 'solid-js';
import { useDesk } from '../../state/desk';
import type { Look } from './look';
import { NoPhoto } from './no-photo';
import { Pane } from './pane';
import { statusOf } from './shot-status';
import type { Shot } from './shots';
import type { Geometry, View } from './view';

interface ShotPaneProps {
  shot: Shot;
  look: Look;
  mark: string | null;
  view: View;
  onView(view: View): void;
  onGeometry(geometry: Geometry | null): void;
  onTake(shot: Shot): void;
}

/** A photo in its part of the lightbox, or the status of a task that has none. */
export const ShotPane: Component<ShotPaneProps> = (props) => {
  const desk = useDesk();
  const status = createMemo(() => statusOf(props.shot, desk.savesByItself()));
  const photo = () => (props.shot.photo?.damaged ? null : props.shot.photo);
  return (
    <div class="lightbox-side" data-status={status().kind}>
      <Pane
        src={photo()?.src ?? null}
        small={photo()?.thumbnail ?? null}
        alt={props.shot.row.name ?? props.shot.row.id}
        view={props.view}
        onView={props.onView}
        onGeometry={props.onGeometry}
        onDragOut={() => props.onTake(props.shot)}
        instead={<NoPhoto shot={props.shot} status={status()} />}
      />
      <Show when={props.mark}>
        <p class="lightbox-mark">
          <span>{props.mark}</span>
          <Show when={props.look.mode() === 'two'}>
            <span dir="auto">{props.shot.row.name ?? props.shot.row.id}</span>
          </Show>
        </p>
      </Show>
    </div>
  );
};

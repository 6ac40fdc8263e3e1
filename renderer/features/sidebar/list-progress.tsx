import { Show } from 'solid-js';
import type { Component } from 'solid-js';
import type { ListSummary } from '../../../contract/view';
import { useDesk } from '../../state/desk';
import { Progress } from '../../ui/progress';
import { words } from '../../words';

/** The name of a list with its tasks; while some of them wait, how far it is and how long it takes. */
export const ListProgress: Component<{ list: ListSummary }> = (props) => {
  const desk = useDesk();
  const isOpen = (): boolean => props.list.waiting > 0;
  const done = (): number => props.list.tasks - props.list.waiting;
  return (
    <>
      <span class="sidebar-name">
        <span class="sidebar-title" dir="auto">
          {props.list.name}
        </span>
        <Show when={isOpen()}>
          <span class="sidebar-progress">
            <span aria-hidden="true">
              <Progress label="" done={done()} of={props.list.tasks} />
            </span>
            <span class="sidebar-far">
              {words().statusBar.progress(done(), props.list.tasks)}
              <Show when={desk.pace.left(props.list.id)}>
                {(left) => <span>{words().statusBar.left(left())}</span>}
              </Show>
            </span>
          </span>
        </Show>
      </span>
      <Show when={!isOpen()}>
        <span class="sidebar-count">{words().format.number(props.list.tasks)}</span>
      </Show>
    </>
  );
};

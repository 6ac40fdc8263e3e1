import { Match, Show, Switch } from 'solid-js';
import type { Component } from 'solid-js';
import { useDesk } from '../../state/desk';
import { words } from '../../words';
import { createDetail } from './detail';
import { Many } from './many';
import { Overview } from './overview';
import { TaskView } from './task-view';
import './inspector.css';

/** Everything about what is selected. */
export const Inspector: Component = () => {
  const desk = useDesk();
  const detail = createDetail(desk);
  const count = (): number => desk.selected.ids().size;
  return (
    <aside class="inspector" aria-label={words().inspector.label} tabindex="-1">
      <Switch fallback={<Overview />}>
        <Match when={count() > 1}>
          <Many />
        </Match>
        <Match when={count() === 1}>
          <Show
            when={detail.task()}
            fallback={
              <Show when={detail.gone()} fallback={<div class="stage stage-loading" />}>
                <p class="inspector-quiet">{words().inspector.gone}</p>
              </Show>
            }
          >
            {(task) => <TaskView task={task()} />}
          </Show>
        </Match>
      </Switch>
    </aside>
  );
};

import { Show } from 'solid-js';
import type { Component } from 'solid-js';
import type { TaskDetail } from '../../../contract/view';
import { useDesk } from '../../state/desk';
import { words } from '../../words';
import type { RowStatus } from '../sheet/row-status';
import { explainedTrouble } from './explained-trouble';
import './trouble.css';

/** What went wrong, what it means for the photos, and what to do. */
export const Trouble: Component<{ task: TaskDetail; status: RowStatus }> = (props) => {
  const desk = useDesk();
  const explained = () => explainedTrouble(props.task, props.status, desk.now());
  return (
    <Show when={explained()}>
      {(text) => (
        <section class="trouble" data-status={props.status.kind}>
          <h3>{text().title}</h3>
          <p>{text().means}</p>
          <p>{text().todo}</p>
          <Show when={text().error}>
            {(error) => (
              <blockquote class="selectable">
                <span class="hint">
                  {props.status.kind === 'failed' || props.status.kind === 'missing'
                    ? words().inspector.serverSaid
                    : words().inspector.details}
                </span>
                {error().message} <span class="mono">{error().code}</span>
              </blockquote>
            )}
          </Show>
        </section>
      )}
    </Show>
  );
};

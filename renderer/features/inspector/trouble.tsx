import { Show } from 'solid-js';
import type { Component } from 'solid-js';
import type { PhotoError } from '../../../contract/photo';
import type { TaskDetail } from '../../../contract/view';
import { useDesk } from '../../state/desk';
import { words } from '../../words';
import { explain } from '../../words/explained';
import type { RowStatus } from '../sheet/row-status';
import './trouble.css';

interface Explained {
  title: string;
  means: string;
  todo: string;
  /** The other side's own words. */
  error: PhotoError | null;
}

/** What is said of the error's code, where it is known. */
const ofCode = (error: PhotoError | null) => (error ? explain(error.code) : undefined);

/** What went wrong, what it means for the photos, and what to do. */
export const Trouble: Component<{ task: TaskDetail; status: RowStatus }> = (props) => {
  const desk = useDesk();
  const explained = (): Explained | null => {
    const status = props.status;
    const said = words().trouble;
    switch (status.kind) {
      case 'failed':
        return { ...said.failed, ...ofCode(status.error), error: status.error };
      case 'missing':
        return { ...said.missing, error: props.task.error };
      case 'overdue':
        return { ...said.overdue(words().span(desk.now() - status.since)), error: null };
      case 'photo-trouble':
        return {
          ...said.photo(props.task.photos.length),
          ...ofCode(status.error),
          error: status.error,
        };
      case 'damaged':
        return { ...said.damaged, error: null };
      default:
        return null;
    }
  };
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

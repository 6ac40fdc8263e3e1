import { Show } from 'solid-js';
import type { Component } from 'solid-js';
import type { PhotoError } from '../../../contract/photo';
import type { TaskDetail } from '../../../contract/view';
import { useDesk } from '../../state/desk';
import { words } from '../../words';
import type { RowStatus } from '../sheet/row-status';

interface Explained {
  title: string;
  means: string;
  todo: string;
  /** The other side's own words. */
  error: PhotoError | null;
}

/** What went wrong, what it means for the photos, and what to do. */
export const Trouble: Component<{ task: TaskDetail; status: RowStatus }> = (props) => {
  const desk = useDesk();
  const explained = (): Explained | null => {
    const status = props.status;
    const said = words().trouble;
    switch (status.kind) {
      case 'failed':
        return { ...said.failed, error: status.error };
      case 'missing':
        return { ...said.missing, error: props.task.error };
      case 'overdue':
        return { ...said.overdue(words().span(desk.now() - status.since)), error: null };
      case 'photo-trouble':
        return status.error?.code === 'name-taken'
          ? { ...said.nameTaken, error: status.error }
          : { ...said.photo(props.task.photos.length), error: status.error };
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
                <Show when={props.status.kind === 'failed'}>
                  <span class="hint">{words().inspector.serverSaid}</span>
                </Show>
                {error().message} <span class="mono">{error().code}</span>
              </blockquote>
            )}
          </Show>
        </section>
      )}
    </Show>
  );
};

import type { Component } from 'solid-js';
import { useDesk } from '../../state/desk';
import { Confirm } from '../../ui/confirm';
import { words } from '../../words';
import { removeTasks } from '../history/removing';

/** Asks before tasks are no longer tracked. */
export const ConfirmRemove: Component<{ ids: string[] }> = (props) => {
  const desk = useDesk();
  const remove = async (): Promise<void> => {
    const ids = props.ids;
    desk.dialogs.close();
    await removeTasks(desk, ids);
  };
  return (
    <Confirm
      title={words().remove.title(props.ids.length)}
      body={words().remove.body}
      action={words().remove.confirm}
      onConfirm={() => void remove()}
      onClose={() => desk.dialogs.close()}
    />
  );
};

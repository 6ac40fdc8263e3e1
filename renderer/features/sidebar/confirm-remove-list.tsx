import type { Component } from 'solid-js';
import { useDesk } from '../../state/desk';
import { Confirm } from '../../ui/confirm';
import { words } from '../../words';
import { removeList } from '../history/removing';

/** Asks before a list is taken away. */
export const ConfirmRemoveList: Component<{ list: number; name: string }> = (props) => {
  const desk = useDesk();
  const remove = async (): Promise<void> => {
    const list = props.list;
    const name = props.name;
    desk.dialogs.close();
    await removeList(desk, list, name);
  };
  return (
    <Confirm
      title={words().remove.listTitle(props.name)}
      body={words().remove.listBody}
      action={words().remove.listConfirm}
      onConfirm={() => void remove()}
      onClose={() => desk.dialogs.close()}
    />
  );
};

import type { Component } from 'solid-js';
import { useDesk } from '../../state/desk';
import { Confirm } from '../../ui/confirm';
import { words } from '../../words';

export const ConfirmRemoveToken: Component = () => {
  const desk = useDesk();
  return (
    <Confirm
      title={words().settings.removeTokenTitle}
      body={words().settings.removeTokenBody}
      action={words().settings.removeTokenConfirm}
      onConfirm={() => {
        desk.dialogs.closeAll();
        void desk.ask(desk.bridge.disconnect(null));
      }}
      onClose={() => desk.dialogs.close()}
    />
  );
};

import { createSignal } from 'solid-js';
import type { Component } from 'solid-js';
import { useDesk } from '../../state/desk';
import { Dialog, DialogText } from '../../ui/dialog';
import { words } from '../../words';
import { TokenForm } from '../token/token-form';
import { NameField } from './name-field';

/** One more account: a name to tell it by, and its token. */
export const AddAccount: Component = () => {
  const desk = useDesk();
  const [name, setName] = createSignal('');
  return (
    <Dialog width="small" title={words().accounts.addTitle} onClose={() => desk.dialogs.close()}>
      <DialogText>{words().accounts.addNote}</DialogText>
      <NameField name={name()} onName={setName} />
      <TokenForm
        memoryOnly={false}
        connect={(given) => desk.bridge.addAccount({ ...given, name: name().trim() })}
        onConnected={() => desk.dialogs.closeAll()}
      />
    </Dialog>
  );
};

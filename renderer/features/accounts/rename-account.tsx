import { createSignal } from 'solid-js';
import type { Component } from 'solid-js';
import { useDesk } from '../../state/desk';
import { Button } from '../../ui/button';
import { Dialog, DialogButtons } from '../../ui/dialog';
import { words } from '../../words';
import { NameField } from './name-field';
import './accounts.css';

export const RenameAccount: Component<{ key: string; name: string }> = (props) => {
  const desk = useDesk();
  // eslint-disable-next-line solid/reactivity -- the name to start from
  const [name, setName] = createSignal(props.name);
  const back = (): void => desk.dialogs.close();
  return (
    <Dialog width="small" title={words().accounts.renameTitle} onClose={back}>
      <form
        class="account-form"
        onSubmit={(event) => {
          event.preventDefault();
          void desk.ask(desk.bridge.renameAccount({ key: props.key, name: name().trim() }));
          back();
        }}
      >
        <NameField name={name()} onName={setName} />
        <DialogButtons>
          <Button onClick={back}>{words().app.cancel}</Button>
          <Button look="primary" type="submit">
            {words().accounts.renameConfirm}
          </Button>
        </DialogButtons>
      </form>
    </Dialog>
  );
};

import { createSignal, createUniqueId } from 'solid-js';
import type { Component } from 'solid-js';
import { MAX_ACCOUNT_NAME } from '../../../contract/account';
import { useDesk } from '../../state/desk';
import { Button } from '../../ui/button';
import { Dialog, DialogButtons, FIRST } from '../../ui/dialog';
import { words } from '../../words';
import './accounts.css';

export const RenameAccount: Component<{ key: string; name: string }> = (props) => {
  const desk = useDesk();
  const nameId = createUniqueId();
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
        <div class="account-field">
          <label for={nameId}>{words().accounts.name}</label>
          <div class="field">
            <input
              {...FIRST}
              id={nameId}
              maxLength={MAX_ACCOUNT_NAME}
              placeholder={words().accounts.namePlaceholder}
              value={name()}
              onInput={(event) => setName(event.currentTarget.value)}
            />
          </div>
        </div>
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

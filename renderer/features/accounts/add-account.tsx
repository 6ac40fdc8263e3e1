import { createSignal, createUniqueId } from 'solid-js';
import type { Component } from 'solid-js';
import { MAX_ACCOUNT_NAME } from '../../../contract/account';
import { useDesk } from '../../state/desk';
import { Dialog, DialogText, FIRST } from '../../ui/dialog';
import { words } from '../../words';
import { TokenForm } from '../token/token-form';
import './accounts.css';

/** One more account: a name to tell it by, and its token. */
export const AddAccount: Component = () => {
  const desk = useDesk();
  const nameId = createUniqueId();
  const [name, setName] = createSignal('');
  return (
    <Dialog width="small" title={words().accounts.addTitle} onClose={() => desk.dialogs.close()}>
      <DialogText>{words().accounts.addNote}</DialogText>
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
      <TokenForm
        memoryOnly={false}
        connect={(given) => desk.bridge.addAccount({ ...given, name: name().trim() })}
        onConnected={() => desk.dialogs.closeAll()}
      />
    </Dialog>
  );
};

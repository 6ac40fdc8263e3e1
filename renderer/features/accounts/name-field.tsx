import { createUniqueId } from 'solid-js';
import type { Component } from 'solid-js';
import { MAX_ACCOUNT_NAME } from '../../../contract/account';
import { FIRST } from '../../ui/dialog';
import { words } from '../../words';
import './accounts.css';

/** The name that an account is told by; it has the focus when its dialog opens. */
export const NameField: Component<{ name: string; onName(name: string): void }> = (props) => {
  const id = createUniqueId();
  return (
    <div class="account-field">
      <label for={id}>{words().accounts.name}</label>
      <div class="field">
        <input
          {...FIRST}
          id={id}
          maxLength={MAX_ACCOUNT_NAME}
          placeholder={words().accounts.namePlaceholder}
          value={props.name}
          onInput={(event) => props.onName(event.currentTarget.value)}
        />
      </div>
    </div>
  );
};

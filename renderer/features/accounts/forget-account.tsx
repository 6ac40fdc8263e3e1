import type { Component } from 'solid-js';
import { useDesk } from '../../state/desk';
import { Confirm } from '../../ui/confirm';
import { words } from '../../words';
import { accountName } from './account-name';

export const ForgetAccount: Component<{ key: string; name: string; tasks: number }> = (props) => {
  const desk = useDesk();
  const back = (): void => desk.dialogs.close();
  return (
    <Confirm
      title={words().accounts.forgetTitle(accountName(props))}
      body={words().accounts.forgetBody(props.tasks)}
      action={words().accounts.forgetConfirm}
      onConfirm={() => {
        void desk.ask(desk.bridge.forgetAccount({ key: props.key }));
        back();
      }}
      onClose={back}
    />
  );
};

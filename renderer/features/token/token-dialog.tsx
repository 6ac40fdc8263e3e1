import type { Component } from 'solid-js';
import { useDesk } from '../../state/desk';
import { Dialog, DialogText } from '../../ui/dialog';
import { words } from '../../words';
import { TokenForm } from './token-form';

/** A new token in place of one that is gone, rejected, or out of reach. */
export const TokenDialog: Component<{ memoryOnly: boolean }> = (props) => {
  const desk = useDesk();
  const replaces = (): boolean =>
    desk.app.account?.keychain === 'stored' && !desk.app.account.memoryOnly && !props.memoryOnly;
  return (
    <Dialog
      width="small"
      title={replaces() ? words().token.replaceTitle : words().token.enterTitle}
      onClose={() => desk.dialogs.close()}
    >
      {replaces() && <DialogText>{words().token.replaceNote}</DialogText>}
      <TokenForm
        memoryOnly={props.memoryOnly}
        action={replaces() ? words().token.replace : words().token.connect}
        onConnected={() => desk.dialogs.close()}
      />
    </Dialog>
  );
};

import type { Component } from 'solid-js';
import { assertNever } from '../../../contract/assert-never';
import { useDesk } from '../../state/desk';
import { Button } from '../../ui/button';
import { words } from '../../words';
import type { Fix } from './checking-words';

/** The way out of a state that only the operator can end. */
export const FixButton: Component<{ fix: Fix; primary?: boolean }> = (props) => {
  const desk = useDesk();
  const label = (): string => {
    switch (props.fix) {
      case 'enter-token':
        return words().statusBar.enterToken;
      case 'replace-token':
        return words().statusBar.replaceToken;
      case 'recheck-keychain':
      case 'check-now':
        return words().statusBar.tryAgain;
      default:
        return assertNever(props.fix);
    }
  };
  const fix = (): void => {
    if (props.fix === 'recheck-keychain') void desk.ask(desk.bridge.recheckKeychain(null));
    else if (props.fix === 'check-now') void desk.ask(desk.bridge.checkNow(null));
    else desk.dialogs.show({ kind: 'token', memoryOnly: false });
  };
  return (
    <Button look={props.primary ? 'primary' : 'plain'} onClick={fix}>
      {label()}
    </Button>
  );
};

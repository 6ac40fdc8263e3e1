import { Show } from 'solid-js';
import type { Component } from 'solid-js';
import { useDesk } from '../../state/desk';
import { Button } from '../../ui/button';
import { words } from '../../words';

/** Which token is in use. It is never shown. */
export const AccountSettings: Component = () => {
  const desk = useDesk();
  const said = () => words().settings;
  const account = () => desk.app.account;
  const sandbox = (): boolean => account()?.kind === 'sandbox';

  const state = (): string => {
    const known = account();
    if (!known) return said().none;
    if (known.kind === 'sandbox') return said().sandbox;
    if (known.memoryOnly) return said().memoryOnly;
    if (known.keychain === 'none') return said().none;
    if (known.keychain !== 'stored') return words().keychain[known.keychain].title;
    return known.tokenStoredAt === null
      ? said().stored
      : said().storedOn(words().format.date(known.tokenStoredAt));
  };
  const hasToken = (): boolean =>
    account()?.keychain === 'stored' || account()?.memoryOnly === true;
  const note = (): string => (sandbox() ? said().sandboxNote : (account()?.apiUrl ?? ''));

  return (
    <div class="setting-line">
      <span class="setting-words">
        <span>{state()}</span>
        <span class="hint selectable">{note()}</span>
      </span>
      <Show
        when={!sandbox()}
        fallback={
          <Button onClick={() => void desk.ask(desk.bridge.disconnect(null))}>
            {said().leaveSandbox}
          </Button>
        }
      >
        <Button onClick={() => desk.dialogs.show({ kind: 'token', memoryOnly: false })}>
          {hasToken() ? said().replace : said().enter}
        </Button>
        <Show when={hasToken()}>
          <Button look="danger" onClick={() => desk.dialogs.show({ kind: 'remove-token' })}>
            {said().removeToken}
          </Button>
        </Show>
      </Show>
    </div>
  );
};

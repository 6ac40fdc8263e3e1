import * as Menu from '@kobalte/core/dropdown-menu';
import Check from 'lucide-solid/icons/check';
import Ellipsis from 'lucide-solid/icons/ellipsis';
import { Show } from 'solid-js';
import type { Component } from 'solid-js';
import type { AccountChoice } from '../../../contract/account';
import type { AccountView } from '../../../contract/view';
import { useDesk } from '../../state/desk';
import { Button } from '../../ui/button';
import { Icon } from '../../ui/icon';
import { words } from '../../words';
import { accountName } from '../accounts/account-name';
import { MenuContent } from '../../ui/menu';

/** One account. Tokens are never shown; that of the account in use can be replaced and removed. */
export const AccountRow: Component<{ account: AccountChoice }> = (props) => {
  const desk = useDesk();
  const said = () => words().accounts;
  const name = (): string => accountName(props.account);
  const inUse = (): AccountView | null => {
    const view = desk.app.account;
    return view?.key === props.account.key ? view : null;
  };
  /** Of the account in use. */
  const hasToken = (): boolean => {
    const view = inUse();
    return view !== null && (view.keychain === 'stored' || view.memoryOnly);
  };
  const state = (): string => {
    const { hasToken: isStored, tasks } = props.account;
    const view = inUse();
    if (view) return tokenState(view);
    return isStored ? said().withToken(tasks) : said().withoutToken(tasks);
  };
  return (
    <div class="setting-line">
      <span class="setting-words">
        <span class="account-name" dir="auto">
          {name()}
          <Show when={inUse()}>
            <span class="account-used">
              <Icon shape={Check} size={12} />
              {said().inUse}
            </span>
          </Show>
        </span>
        <span class="hint">{state()}</span>
        <Show when={inUse()}>
          {(view) => <span class="hint selectable setting-path">{view().apiUrl}</span>}
        </Show>
      </span>
      <span class="setting-actions">
        <Show
          when={inUse()}
          fallback={
            <Button
              aria-label={said().useNamed(name())}
              onClick={() => void desk.ask(desk.bridge.switchAccount({ key: props.account.key }))}
            >
              {said().use}
            </Button>
          }
        >
          <Button onClick={() => desk.dialogs.show({ kind: 'token', memoryOnly: false })}>
            {hasToken() ? words().settings.replace : words().settings.enter}
          </Button>
        </Show>
        <Menu.Root modal={false} gutter={4} placement="bottom-end">
          <Menu.Trigger
            class="icon-button"
            aria-label={said().more(name())}
            title={said().more(name())}
          >
            <Icon shape={Ellipsis} />
          </Menu.Trigger>
          <MenuContent label={said().more(name())}>
            <Menu.Item
              class="menu-item"
              onSelect={() =>
                desk.dialogs.show({
                  kind: 'rename-account',
                  key: props.account.key,
                  name: props.account.name,
                })
              }
            >
              <span class="menu-name">{said().rename}</span>
            </Menu.Item>
            <Show when={hasToken()}>
              <Menu.Item
                class="menu-item"
                onSelect={() => desk.dialogs.show({ kind: 'remove-token' })}
              >
                <span class="menu-name">{words().settings.removeToken}</span>
              </Menu.Item>
            </Show>
            <Menu.Separator class="menu-line" />
            <Menu.Item
              class="menu-item"
              onSelect={() => {
                const { key, name: called, tasks } = props.account;
                desk.dialogs.show({ kind: 'forget-account', key, name: called, tasks });
              }}
            >
              <span class="menu-name">{said().forget}</span>
            </Menu.Item>
          </MenuContent>
        </Menu.Root>
      </span>
    </div>
  );
};

function tokenState(account: AccountView): string {
  const said = words().settings;
  if (account.memoryOnly) return said.memoryOnly;
  if (account.keychain === 'none') return said.none;
  if (account.keychain !== 'stored') return words().keychain[account.keychain].title;
  return account.tokenStoredAt === null
    ? said.stored
    : said.storedOn(words().format.date(account.tokenStoredAt));
}

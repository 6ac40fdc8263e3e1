import * as Menu from '@kobalte/core/dropdown-menu';
import Check from 'lucide-solid/icons/check';
import ChevronsUpDown from 'lucide-solid/icons/chevrons-up-down';
import CircleUser from 'lucide-solid/icons/circle-user';
import FlaskConical from 'lucide-solid/icons/flask-conical';
import Plus from 'lucide-solid/icons/plus';
import { For, Show } from 'solid-js';
import type { Component } from 'solid-js';
import type { AppState } from '../../../contract/view';
import { useDesk } from '../../state/desk';
import { Icon } from '../../ui/icon';
import { words } from '../../words';
import { accountName } from './account-name';
import { MenuContent } from '../../ui/menu';

/** Whether there is an account beside the one in use. */
export function hasChoice(app: Pick<AppState, 'account' | 'accounts'>): boolean {
  return app.accounts.some(({ key }) => key !== app.account?.key);
}

/** Which account is in use, and a menu of all of them; only where there is a choice. */
export const AccountSwitcher: Component = () => {
  const desk = useDesk();
  const said = () => words().accounts;
  const inUse = () => desk.app.account;
  const choose = (key: string): void => {
    if (key !== inUse()?.key) void desk.ask(desk.bridge.switchAccount({ key }));
  };
  return (
    <Show when={hasChoice(desk.app) && inUse()}>
      {(account) => (
        <Menu.Root modal={false} gutter={6} placement="top-start">
          <Menu.Trigger
            class="sidebar-entry"
            aria-label={said().switchFrom(accountName(account()))}
          >
            <Icon shape={account().kind === 'sandbox' ? FlaskConical : CircleUser} />
            <span class="sidebar-name" dir="auto">
              {accountName(account())}
            </span>
            <Icon shape={ChevronsUpDown} size={14} />
          </Menu.Trigger>
          <MenuContent label={said().title}>
            <Menu.RadioGroup value={account().key} onChange={choose}>
              <For each={desk.app.accounts}>
                {(one) => (
                  <Menu.RadioItem class="menu-item" value={one.key}>
                    <span class="menu-icon">
                      <Menu.ItemIndicator>
                        <Icon shape={Check} size={14} />
                      </Menu.ItemIndicator>
                    </span>
                    <span class="menu-name" dir="auto">
                      {accountName(one)}
                    </span>
                    <span class="menu-keys">{words().format.number(one.tasks)}</span>
                  </Menu.RadioItem>
                )}
              </For>
            </Menu.RadioGroup>
            <Menu.Separator class="menu-line" />
            <Menu.Item
              class="menu-item"
              onSelect={() => desk.dialogs.show({ kind: 'add-account' })}
            >
              <span class="menu-icon">
                <Icon shape={Plus} size={14} />
              </span>
              <span class="menu-name">{said().add}</span>
            </Menu.Item>
          </MenuContent>
        </Menu.Root>
      )}
    </Show>
  );
};

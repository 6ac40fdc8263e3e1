import * as Tabs from '@kobalte/core/tabs';
import Bell from 'lucide-solid/icons/bell';
import CircleUser from 'lucide-solid/icons/circle-user';
import FolderDown from 'lucide-solid/icons/folder-down';
import Globe from 'lucide-solid/icons/globe';
import HardDrive from 'lucide-solid/icons/hard-drive';
import RefreshCw from 'lucide-solid/icons/refresh-cw';
import SunMoon from 'lucide-solid/icons/sun-moon';
import { For } from 'solid-js';
import type { Component } from 'solid-js';
import { Dynamic } from 'solid-js/web';
import { SETTINGS_PAGES } from '../../state/dialogs';
import type { SettingsPage } from '../../state/dialogs';
import { useDesk } from '../../state/desk';
import { Dialog } from '../../ui/dialog';
import { Icon } from '../../ui/icon';
import type { IconShape } from '../../ui/icon';
import { words } from '../../words';
import { AccountsPage } from './accounts-page';
import { AppearancePage } from './appearance-page';
import { ChecksPage } from './checks-page';
import { DataPage } from './data-page';
import { NetworkPage } from './network-page';
import { NotificationsPage } from './notifications-page';
import { SavingPage } from './saving-page';
import './settings.css';

const PAGES: Record<SettingsPage, { icon: IconShape; page: Component }> = {
  accounts: { icon: CircleUser, page: AccountsPage },
  saving: { icon: FolderDown, page: SavingPage },
  checks: { icon: RefreshCw, page: ChecksPage },
  network: { icon: Globe, page: NetworkPage },
  notifications: { icon: Bell, page: NotificationsPage },
  appearance: { icon: SunMoon, page: AppearancePage },
  data: { icon: HardDrive, page: DataPage },
};

/** Settings take effect at once; there is nothing to confirm. `page`: the one to begin with. */
export const SettingsDialog: Component<{ page: SettingsPage }> = (props) => {
  const desk = useDesk();
  return (
    <Dialog width="panes" title={words().settings.title} onClose={() => desk.dialogs.close()}>
      <Tabs.Root class="settings" orientation="vertical" defaultValue={props.page}>
        <Tabs.List class="settings-pages" aria-label={words().settings.title}>
          <For each={SETTINGS_PAGES}>
            {(page) => (
              <Tabs.Trigger class="settings-tab" value={page}>
                <Icon shape={PAGES[page].icon} />
                <span>{words().settings.pages[page]}</span>
              </Tabs.Trigger>
            )}
          </For>
        </Tabs.List>
        <For each={SETTINGS_PAGES}>
          {(page) => (
            <Tabs.Content class="settings-page" value={page}>
              <Dynamic component={PAGES[page].page} />
            </Tabs.Content>
          )}
        </For>
      </Tabs.Root>
    </Dialog>
  );
};

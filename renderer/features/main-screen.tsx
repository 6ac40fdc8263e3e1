import { Match, onCleanup, Show, Switch } from 'solid-js';
import type { Component } from 'solid-js';
import type { Dialog } from '../state/dialogs';
import { useDesk } from '../state/desk';
import { shownTitle } from '../state/shown-title';
import { announceChecking } from './status-bar/announce-checking';
import { followCommands } from './commands';
import { DropZone } from './import/drop-zone';
import { ImportDialog } from './import/import-dialog';
import { Inspector } from './inspector/inspector';
import { Notices } from './notices/notices';
import { ConfirmRemove } from './selection/confirm-remove';
import { SelectionBar } from './selection/selection-bar';
import { ConfirmRemoveToken } from './settings/confirm-remove-token';
import { SettingsDialog } from './settings/settings-dialog';
import { Sheet } from './sheet/sheet';
import { StatusShapes } from './sheet/status-icon';
import { ConfirmRemoveList } from './sidebar/confirm-remove-list';
import { Sidebar } from './sidebar/sidebar';
import { StatusBar } from './status-bar/status-bar';
import { TokenDialog } from './token/token-dialog';
import { Toolbar } from './toolbar/toolbar';
import './main-screen.css';

/** The window once there is an account: sidebar, sheet, inspector, and the status bar below them. */
export const MainScreen: Component = () => {
  const desk = useDesk();
  followCommands(desk);
  announceChecking(desk);
  onCleanup(() => desk.leave());
  const anything = (): boolean => desk.app.counts.all > 0;
  return (
    <div class="screen">
      <StatusShapes />
      <div class="panels" classList={{ narrow: desk.layout.narrow() }}>
        <Show when={desk.layout.sidebar()}>
          <Sidebar />
        </Show>
        <main class="table">
          <h1 class="unseen">{shownTitle(desk.app, desk.query.current())}</h1>
          <Toolbar />
          <Notices />
          <div class="table-sheet">
            <Sheet />
            <SelectionBar />
          </div>
        </main>
        <Show when={desk.layout.inspector() && anything()}>
          <Inspector />
        </Show>
      </div>
      <StatusBar />
      <ImportDialog />
      <OpenDialog />
      <DropZone />
    </div>
  );
};

const OpenDialog: Component = () => {
  const desk = useDesk();
  const open = <K extends Dialog['kind']>(kind: K) => {
    const dialog = desk.dialogs.open();
    return dialog?.kind === kind ? (dialog as Extract<Dialog, { kind: K }>) : null;
  };
  return (
    <Switch>
      <Match when={open('settings')}>
        <SettingsDialog />
      </Match>
      <Match when={open('token')}>
        {(dialog) => <TokenDialog memoryOnly={dialog().memoryOnly} />}
      </Match>
      <Match when={open('remove')}>{(dialog) => <ConfirmRemove ids={dialog().ids} />}</Match>
      <Match when={open('remove-list')}>
        {(dialog) => <ConfirmRemoveList list={dialog().list} name={dialog().name} />}
      </Match>
      <Match when={open('remove-token')}>
        <ConfirmRemoveToken />
      </Match>
    </Switch>
  );
};

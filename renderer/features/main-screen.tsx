import { Index, Match, onCleanup, Show, Switch } from 'solid-js';
import type { Component } from 'solid-js';
import type { Dialog } from '../state/dialogs';
import { useDesk } from '../state/desk';
import { shownTitle } from '../state/shown-title';
import { announceChecking } from './status-bar/announce-checking';
import { RegistryProvider, useRegistry } from './actions/registry-context';
import { Attention } from './attention/attention';
import { followCommands } from './commands';
import { ColumnDialog } from './filters/column-dialog';
import { DaysDialog } from './filters/days-dialog';
import { FilterChips } from './filters/filter-chips';
import { DropZone } from './import/drop-zone';
import { ImportDialog } from './import/import-dialog';
import { Inspector } from './inspector/inspector';
import { LeftOutDialog } from './left-out/left-out-dialog';
import { Lightbox } from './lightbox/lightbox';
import { ContextMenuProvider } from './menus/context-menu';
import { useSheetMenu } from './menus/sheet-menu';
import { Notices } from './notices/notices';
import { Palette } from './palette/palette';
import { ConfirmRemove } from './selection/confirm-remove';
import { ReportDialog } from './report/report-dialog';
import { SelectionBar } from './selection/selection-bar';
import { AddAccount } from './accounts/add-account';
import { followAccount } from './accounts/follow-account';
import { ForgetAccount } from './accounts/forget-account';
import { RenameAccount } from './accounts/rename-account';
import { ConfirmRemoveToken } from './settings/confirm-remove-token';
import { ForgetEverything } from './settings/forget-everything';
import { SettingsDialog } from './settings/settings-dialog';
import { Sheet } from './sheet/sheet';
import { ShortcutSheet } from './shortcuts/shortcut-sheet';
import { StatusShapes } from './sheet/status-icon';
import { ConfirmRemoveList } from './sidebar/confirm-remove-list';
import { followLists } from './sidebar/follow-lists';
import { Sidebar } from './sidebar/sidebar';
import { StatusBar } from './status-bar/status-bar';
import { TokenDialog } from './token/token-dialog';
import { Toolbar } from './toolbar/toolbar';
import { UpdateNotice } from './updates/update-notice';
import './main-screen.css';

/** The window once there is an account: sidebar, sheet, inspector, and the status bar below them. */
export const MainScreen: Component = () => (
  <RegistryProvider>
    <ContextMenuProvider>
      <Screen />
    </ContextMenuProvider>
  </RegistryProvider>
);

const Screen: Component = () => {
  const desk = useDesk();
  const onContextMenu = useSheetMenu();
  followCommands(desk, useRegistry());
  announceChecking(desk);
  followAccount(desk);
  followLists(desk);
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
          <FilterChips />
          <UpdateNotice />
          <Notices />
          <Attention />
          <div class="table-sheet" onContextMenu={onContextMenu}>
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
      <Index each={desk.dialogs.all()}>{(dialog) => <OpenDialog dialog={dialog()} />}</Index>
      <DropZone />
    </div>
  );
};

const OpenDialog: Component<{ dialog: Dialog }> = (props) => {
  const open = <K extends Dialog['kind']>(kind: K) =>
    props.dialog.kind === kind ? (props.dialog as Extract<Dialog, { kind: K }>) : null;
  return (
    <Switch>
      <Match when={open('settings')}>
        {(dialog) => <SettingsDialog page={dialog().page ?? 'accounts'} />}
      </Match>
      <Match when={open('token')}>
        {(dialog) => <TokenDialog memoryOnly={dialog().memoryOnly} />}
      </Match>
      <Match when={open('remove')}>{(dialog) => <ConfirmRemove ids={dialog().ids} />}</Match>
      <Match when={open('remove-list')}>
        {(dialog) => <ConfirmRemoveList list={dialog().list} name={dialog().name} />}
      </Match>
      <Match when={open('lightbox')}>
        {(dialog) => (
          <Lightbox
            index={dialog().index}
            photoKey={dialog().key}
            portrait={dialog().portrait ?? false}
          />
        )}
      </Match>
      <Match when={open('days')}>
        <DaysDialog />
      </Match>
      <Match when={open('column')}>{(dialog) => <ColumnDialog title={dialog().title} />}</Match>
      <Match when={open('palette')}>
        <Palette />
      </Match>
      <Match when={open('shortcuts')}>
        <ShortcutSheet />
      </Match>
      <Match when={open('add-account')}>
        <AddAccount />
      </Match>
      <Match when={open('rename-account')}>
        {(dialog) => <RenameAccount key={dialog().key} name={dialog().name} />}
      </Match>
      <Match when={open('forget-account')}>{(dialog) => <ForgetAccount {...dialog()} />}</Match>
      <Match when={open('forget-everything')}>
        <ForgetEverything />
      </Match>
      <Match when={open('report')}>{(dialog) => <ReportDialog list={dialog().list} />}</Match>
      <Match when={open('left-out')}>{(dialog) => <LeftOutDialog list={dialog().list} />}</Match>
      <Match when={open('remove-token')}>
        <ConfirmRemoveToken />
      </Match>
    </Switch>
  );
};

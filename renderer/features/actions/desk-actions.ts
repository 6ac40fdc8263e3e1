import type { ActionId } from '../../../contract/actions';
import type { Appearance } from '../../../contract/settings';
import type { StatusFilter } from '../../../contract/view';
import type { Desk } from '../../state/desk';
import { CARD_WIDTHS } from '../../state/sheet-zoom';
import type { ViewName } from '../../state/view';
import { words } from '../../words';
import { openLists, pasteList } from '../import/bring-in';
import { chooseFolder } from '../settings/choose-folder';
import { SEARCH_ID } from '../toolbar/search-id';
import { lookForUpdates } from '../updates/look-for-updates';
import { historyActions } from '../history/history-actions';
import { reportActions } from '../report/report-actions';
import type { Part, Parts } from './action';
import type { PhotoActionId } from './photo-actions';

/** Checks that may be hurried. */
const HURRIED = ['scheduled', 'rate-limited', 'server-trouble', 'offline'];

/** What can be done in the window, whatever is selected. */
export function deskActions(desk: Desk): Parts<Exclude<ActionId, PhotoActionId>> {
  const anything = (): boolean => desk.app.counts.all > 0;
  const checking = (): string => desk.app.checking.kind;
  const always = (): boolean => true;

  const show = (status: StatusFilter): Part => ({
    label: () => words().does.show[status],
    offered: anything,
    run: () => desk.query.showStatus(status),
  });
  const sort = (by: 'added' | 'name' | 'status' | 'updated'): Part => ({
    label: () => words().does.sort[by],
    offered: () => anything() && desk.query.current().sort !== by,
    run: () => desk.query.sort(by),
  });
  const theme = (appearance: Appearance): Part => ({
    label: () => words().does.theme[appearance],
    offered: () => desk.app.settings.appearance !== appearance,
    run: () => void desk.ask(desk.bridge.changeSettings({ appearance })),
  });
  const view = (name: ViewName): Part => ({
    label: () => words().does.views[name],
    offered: () => anything() && desk.view.name() !== name,
    run: () => desk.view.show(name),
  });
  const zoom = (by: 1 | -1): Part => ({
    label: () => (by === 1 ? words().does.zoomIn : words().does.zoomOut),
    offered: () =>
      anything() &&
      desk.view.name() === 'sheet' &&
      CARD_WIDTHS[desk.zoom.level() + by] !== undefined,
    run: () => desk.zoom.step(by),
  });
  /** Whether something lies over the sheet that Escape puts away. */
  const drawer = (): boolean =>
    desk.layout.narrow() && (desk.layout.sidebar() || desk.layout.inspector());

  return {
    ...historyActions(desk),
    'cancel-copies': {
      label: () => words().copies.cancel,
      offered: () => desk.app.copying !== null,
      run: () => void desk.ask(desk.bridge.cancelCopies(null)),
    },
    'select-all': {
      label: () => words().does.selectAll,
      offered: anything,
      run() {
        // A Mac's menu asks for this even while a field has the focus.
        if (document.activeElement instanceof HTMLInputElement) document.activeElement.select();
        else void desk.selected.all();
      },
    },
    'clear-selection': {
      label: () => words().does.clearSelection,
      offered: () => desk.selected.ids().size > 0 || drawer(),
      run() {
        if (!desk.layout.closeDrawers()) desk.selected.clear();
      },
    },

    open: {
      label: () => words().does.open,
      offered: always,
      run: () => void openLists(desk),
    },
    'paste-list': {
      label: () => words().does.pasteList,
      offered: always,
      run: () => void pasteList(desk),
    },

    ...reportActions(desk),

    'check-now': {
      label: () => words().does.checkNow,
      offered: () => HURRIED.includes(checking()),
      run: () => void desk.ask(desk.bridge.checkNow(null)),
    },
    'pause-checks': {
      label: () => words().does.pauseChecks,
      offered: () => anything() && checking() !== 'paused' && checking() !== 'stopped',
      run: () => void desk.ask(desk.bridge.pause(null)),
    },
    'resume-checks': {
      label: () => words().does.resumeChecks,
      offered: () => checking() === 'paused',
      run: () => void desk.ask(desk.bridge.resume(null)),
    },

    find: {
      label: () => words().does.find,
      offered: anything,
      run() {
        const field = document.getElementById(SEARCH_ID);
        if (field instanceof HTMLInputElement) field.select();
      },
    },
    'show-all': show('all'),
    'show-waiting': show('waiting'),
    'show-finished': show('finished'),
    'show-attention': show('attention'),
    'sort-added': sort('added'),
    'sort-name': sort('name'),
    'sort-status': sort('status'),
    'sort-updated': sort('updated'),

    'view-sheet': view('sheet'),
    'view-table': view('table'),
    'zoom-in': zoom(1),
    'zoom-out': zoom(-1),
    sidebar: {
      label: () => (desk.layout.sidebar() ? words().sidebar.hide : words().sidebar.show),
      offered: always,
      run: () => desk.layout.toggleSidebar(),
    },
    inspector: {
      label: () =>
        desk.layout.inspector() ? words().toolbar.hideInspector : words().toolbar.showInspector,
      offered: anything,
      run: () => desk.layout.toggleInspector(),
    },
    'theme-system': theme('system'),
    'theme-light': theme('light'),
    'theme-dark': theme('dark'),

    settings: {
      label: () => words().does.settings,
      offered: always,
      run: () => desk.dialogs.show({ kind: 'settings' }),
    },
    'choose-folder': {
      label: () => words().does.chooseFolder,
      offered: always,
      run: () => void chooseFolder(desk),
    },
    token: {
      label: () =>
        desk.app.account?.keychain === 'stored' || desk.app.account?.memoryOnly
          ? words().does.replaceToken
          : words().does.enterToken,
      offered: () => desk.app.account?.kind === 'live',
      run: () => desk.dialogs.show({ kind: 'token', memoryOnly: false }),
    },
    palette: {
      label: () => words().does.palette,
      offered: always,
      run: () => desk.dialogs.show({ kind: 'palette' }),
    },
    updates: {
      label: () => words().updates.look,
      offered: () => desk.app.updates.kind !== 'off',
      run: () => void lookForUpdates(desk),
    },
    shortcuts: {
      label: () => words().does.shortcuts,
      offered: always,
      run: () => desk.dialogs.show({ kind: 'shortcuts' }),
    },
  };
}

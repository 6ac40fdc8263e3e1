import FileText from 'lucide-solid/icons/file-text';
import FlaskConical from 'lucide-solid/icons/flask-conical';
import Plus from 'lucide-solid/icons/plus';
import Settings from 'lucide-solid/icons/settings';
import Trash from 'lucide-solid/icons/trash';
import { For, Show } from 'solid-js';
import type { Component } from 'solid-js';
import { openLines } from '../../../contract/left-out';
import type { ListSummary, StatusFilter } from '../../../contract/view';
import { STATUS_FILTERS } from '../../../contract/view';
import { useDesk } from '../../state/desk';
import { isSifted } from '../../state/status-counts';
import { IconButton } from '../../ui/button';
import { Icon } from '../../ui/icon';
import { words } from '../../words';
import { AccountSwitcher, hasChoice } from '../accounts/account-switcher';
import { askToRemoveList } from '../history/removing';
import { openLists } from '../import/bring-in';
import { useContextMenu } from '../menus/context-menu';
import { listMenu } from '../menus/menus';
import { ListProgress } from './list-progress';
import { STATUS_ICONS } from './status-icons';
import './sidebar.css';

/** Statuses over all lists, and the lists. */
export const Sidebar: Component = () => {
  const desk = useDesk();
  return (
    <nav class="sidebar" aria-label={words().sidebar.label}>
      <div class="sidebar-scroll">
        <ul aria-label={words().sidebar.tasks}>
          <For each={STATUS_FILTERS}>{(status) => <StatusEntry status={status} />}</For>
        </ul>
        <div class="sidebar-head">
          <h2 id="lists">{words().sidebar.lists}</h2>
          <IconButton
            icon={Plus}
            size={15}
            label={words().sidebar.add}
            onClick={() => void openLists(desk)}
          />
        </div>
        <ul aria-labelledby="lists">
          <For each={desk.app.lists}>{(list) => <ListEntry list={list} />}</For>
        </ul>
      </div>
      <div class="sidebar-foot">
        <AccountSwitcher />
        <button
          type="button"
          class="sidebar-entry"
          onClick={() => desk.dialogs.show({ kind: 'settings' })}
        >
          <Icon shape={Settings} />
          <span class="sidebar-name">{words().sidebar.settings}</span>
          <Show when={desk.app.account?.kind === 'sandbox' && !hasChoice(desk.app)}>
            <span class="pill sidebar-sandbox">
              <Icon shape={FlaskConical} size={12} />
              {words().sidebar.sandbox}
            </span>
          </Show>
        </button>
      </div>
    </nav>
  );
};

const StatusEntry: Component<{ status: StatusFilter }> = (props) => {
  const desk = useDesk();
  const here = (): boolean => {
    const { list, status } = desk.query.current();
    return list === null && status === props.status;
  };
  /** Lines that were left out are to be seen to, too: their group stands among the causes. */
  const lines = (): number => (props.status === 'attention' ? openLines(desk.app.lists) : 0);
  const count = (): number => desk.app.counts[props.status] + lines();
  return (
    <li class="sidebar-row">
      <button
        type="button"
        class="sidebar-entry"
        classList={{ 'sidebar-alert': props.status === 'attention' && count() > 0 }}
        aria-current={here() ? 'true' : undefined}
        onClick={() => {
          desk.query.showStatus(props.status);
          desk.layout.closeDrawers();
        }}
      >
        <Icon shape={STATUS_ICONS[props.status]} />
        <span class="sidebar-name">{words().status[props.status]}</span>
        <span
          class="sidebar-count"
          title={isSifted(desk.query.current()) ? words().sidebar.countsAll : undefined}
        >
          {words().format.number(count())}
        </span>
      </button>
    </li>
  );
};

const ListEntry: Component<{ list: ListSummary }> = (props) => {
  const desk = useDesk();
  const openMenu = useContextMenu();
  return (
    <li
      class="sidebar-row"
      onContextMenu={(event) => openMenu(event, listMenu(desk, props.list), event.currentTarget)}
    >
      <button
        type="button"
        class="sidebar-entry sidebar-list"
        aria-current={desk.query.current().list === props.list.id ? 'true' : undefined}
        title={props.list.name}
        onClick={() => {
          desk.query.showList(props.list.id);
          desk.layout.closeDrawers();
        }}
      >
        <Icon shape={FileText} />
        <ListProgress list={props.list} />
      </button>
      <Show when={openLines([props.list]) > 0}>
        <button
          type="button"
          class="sidebar-left-out"
          onClick={() => desk.dialogs.show({ kind: 'left-out', list: props.list.id })}
        >
          {words().leftOut.count(props.list.leftOut)}
        </button>
      </Show>
      <IconButton
        class="sidebar-remove"
        icon={Trash}
        size={14}
        label={words().sidebar.removeList(props.list.name)}
        onClick={() => askToRemoveList(desk, props.list)}
      />
    </li>
  );
};

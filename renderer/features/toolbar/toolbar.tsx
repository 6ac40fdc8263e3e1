import ArrowUpDown from 'lucide-solid/icons/arrow-up-down';
import PanelLeft from 'lucide-solid/icons/panel-left';
import PanelRight from 'lucide-solid/icons/panel-right';
import { For, Show } from 'solid-js';
import type { Component } from 'solid-js';
import type { RowQuery, StatusFilter } from '../../../contract/view';
import { STATUS_FILTERS } from '../../../contract/view';
import { useDesk } from '../../state/desk';
import { shownCounts } from '../../state/shown-counts';
import { IconButton } from '../../ui/button';
import { Select } from '../../ui/select';
import { words } from '../../words';
import { SearchField } from './search-field';
import './toolbar.css';

const SORTS: readonly RowQuery['sort'][] = ['added', 'name', 'status', 'updated'];

/** Search, status and order of what is on show. */
export const Toolbar: Component = () => {
  const desk = useDesk();
  return (
    <div class="toolbar" role="search" aria-label={words().toolbar.label}>
      <IconButton
        icon={PanelLeft}
        label={desk.layout.sidebar() ? words().sidebar.hide : words().sidebar.show}
        aria-expanded={desk.layout.sidebar()}
        onClick={() => desk.layout.toggleSidebar()}
      />
      <Show when={desk.app.counts.all > 0}>
        <SearchField />
        <div class="chips" role="group" aria-label={words().toolbar.filter}>
          <For each={STATUS_FILTERS}>{(status) => <Chip status={status} />}</For>
        </div>
        <div class="toolbar-end">
          <Select
            icon={ArrowUpDown}
            label={words().toolbar.sort}
            value={desk.query.current().sort}
            options={SORTS.map((value) => ({ value, label: words().toolbar.sorts[value] }))}
            onChange={(value) => desk.query.sort(value)}
          />
          <IconButton
            icon={PanelRight}
            label={
              desk.layout.inspector()
                ? words().toolbar.hideInspector
                : words().toolbar.showInspector
            }
            aria-expanded={desk.layout.inspector()}
            onClick={() => desk.layout.toggleInspector()}
          />
        </div>
      </Show>
    </div>
  );
};

const Chip: Component<{ status: StatusFilter }> = (props) => {
  const desk = useDesk();
  const pressed = (): boolean => desk.query.current().status === props.status;
  const label = (): string =>
    props.status === 'attention' ? words().toolbar.attention : words().status[props.status];
  // While something is searched for, the engine counts no more than what is on show.
  const count = (): number | null => {
    if (desk.query.current().search) return pressed() ? desk.rows.total() : null;
    return shownCounts(desk.app, desk.query.current().list)[props.status];
  };
  const counted = (): string => {
    const n = count();
    return n === null ? '' : words().format.short(n);
  };
  return (
    <button
      type="button"
      class="chip"
      aria-pressed={pressed()}
      onClick={() => desk.query.filter(props.status)}
    >
      {label()} <span class="chip-count">{counted()}</span>
    </button>
  );
};

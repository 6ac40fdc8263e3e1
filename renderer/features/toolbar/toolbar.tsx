import PanelLeft from 'lucide-solid/icons/panel-left';
import PanelRight from 'lucide-solid/icons/panel-right';
import { Show } from 'solid-js';
import type { Component } from 'solid-js';
import { useDesk } from '../../state/desk';
import { IconButton } from '../../ui/button';
import { words } from '../../words';
import { ViewSwitch } from '../table/view-switch';
import { FilterMenu } from '../filters/filter-menu';
import { SearchField } from './search-field';
import { SortMenu } from './sort-menu';
import './toolbar.css';

/** Search, view, filters and order of what is on show; never more than one line. */
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
        <div class="toolbar-end">
          <ViewSwitch />
          <FilterMenu />
          <SortMenu />
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

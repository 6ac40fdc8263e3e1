import LayoutGrid from 'lucide-solid/icons/layout-grid';
import List from 'lucide-solid/icons/list';
import type { Component } from 'solid-js';
import { VIEWS } from '../../state/view';
import { useDesk } from '../../state/desk';
import { Segmented } from '../../ui/segmented';
import { words } from '../../words';

const ICONS = { sheet: LayoutGrid, table: List };

/** Contact sheet or table. */
export const ViewSwitch: Component = () => {
  const desk = useDesk();
  return (
    <Segmented
      label={words().table.view}
      value={desk.view.name()}
      options={VIEWS.map((value) => ({
        value,
        label: words().table.views[value],
        icon: ICONS[value],
      }))}
      onChange={(name) => desk.view.show(name)}
    />
  );
};

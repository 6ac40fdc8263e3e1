import Check from 'lucide-solid/icons/check';
import Columns3 from 'lucide-solid/icons/columns-3';
import * as Menu from '@kobalte/core/dropdown-menu';
import { For, Show } from 'solid-js';
import type { Component } from 'solid-js';
import { FACT_COLUMNS, PINNED, isField } from '../../state/columns';
import type { ColumnKey } from '../../state/columns';
import { useDesk } from '../../state/desk';
import { Icon } from '../../ui/icon';
import { words } from '../../words';
import { MenuContent } from '../../ui/menu';
import { columnTitle } from './cell-text';

/** Which columns the table has: facts of the tasks, and what stood beside the IDs in the lists. */
export const ColumnChooser: Component = () => {
  const desk = useDesk();
  const facts = FACT_COLUMNS.filter((column) => column !== PINNED);
  const fields = (): ColumnKey[] => desk.view.offered().filter(isField);
  return (
    <Menu.Root placement="bottom-end" gutter={4} modal={false} preventScroll={false}>
      <div class="column-chooser-place">
        <Menu.Trigger
          class="icon-button column-chooser"
          aria-label={words().table.choose}
          title={words().table.choose}
        >
          <Icon shape={Columns3} size={15} />
        </Menu.Trigger>
      </div>
      <MenuContent label={words().table.choose}>
        <Group title={words().table.facts} columns={facts} />
        <Show when={fields().length > 0}>
          <Group title={words().table.fields} columns={fields()} />
        </Show>
        <Menu.Separator class="menu-line" />
        <Menu.Item
          class="menu-item"
          disabled={desk.view.isUsual()}
          onSelect={() => desk.view.reset()}
        >
          <span class="menu-icon" />
          <span class="menu-name">{words().table.usual}</span>
        </Menu.Item>
      </MenuContent>
    </Menu.Root>
  );
};

const Group: Component<{ title: string; columns: readonly ColumnKey[] }> = (props) => {
  const desk = useDesk();
  return (
    <Menu.Group>
      <Menu.GroupLabel class="column-group">{props.title}</Menu.GroupLabel>
      <For each={props.columns}>
        {(column) => (
          <Menu.CheckboxItem
            class="menu-item"
            closeOnSelect={false}
            checked={desk.view.columns().includes(column)}
            onChange={(shown) => desk.view.showColumn(column, shown)}
          >
            <span class="menu-icon">
              <Menu.ItemIndicator>
                <Icon shape={Check} size={14} />
              </Menu.ItemIndicator>
            </span>
            <span class="menu-name" dir="auto">
              {columnTitle(column)}
            </span>
          </Menu.CheckboxItem>
        )}
      </For>
    </Menu.Group>
  );
};

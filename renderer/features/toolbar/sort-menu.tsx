import ArrowDownNarrowWide from 'lucide-solid/icons/arrow-down-narrow-wide';
import ArrowUpNarrowWide from 'lucide-solid/icons/arrow-up-narrow-wide';
import * as Menu from '@kobalte/core/dropdown-menu';
import { Show, createSignal } from 'solid-js';
import type { Component } from 'solid-js';
import type { SortKey } from '../../../contract/view';
import { useDesk } from '../../state/desk';
import { createFacets } from '../../state/facets';
import { MenuButton, MenuChoices, SubMenu } from '../../ui/menu';
import { words } from '../../words';

const KEYS = [
  'added',
  'name',
  'status',
  'id',
  'created',
  'finished',
  'updated',
  'template',
  'mode',
] as const satisfies readonly SortKey[];

const FIELD = 'field:';

/** What the tasks on show are sorted by, and which way round. */
export const SortMenu: Component = () => {
  const desk = useDesk();
  const [open, setOpen] = createSignal(false);
  const facets = createFacets(desk, open);
  const query = () => desk.query.current();
  const field = (): string | null =>
    query().sort.startsWith(FIELD) ? query().sort.slice(FIELD.length) : null;
  const label = (): string => {
    const key = KEYS.find((one) => one === query().sort);
    return words().sorting.label(key ? words().sorting.keys[key] : (field() ?? ''));
  };
  return (
    <MenuButton
      icon={query().descending ? ArrowDownNarrowWide : ArrowUpNarrowWide}
      label={label()}
      open={open()}
      onOpenChange={setOpen}
    >
      <MenuChoices
        value={query().sort}
        choices={KEYS.map((value) => ({ value, label: words().sorting.keys[value] }))}
        onChoose={(value) => desk.query.sort(value as SortKey)}
      />
      <Show when={(facets()?.fields.length ?? 0) > 0}>
        <SubMenu label={words().sorting.fields} aside={field() ?? ''}>
          <MenuChoices
            value={query().sort}
            choices={(facets()?.fields ?? []).map((title) => ({
              value: FIELD + title,
              label: title,
            }))}
            onChoose={(value) => desk.query.sort(value as SortKey)}
          />
        </SubMenu>
      </Show>
      <Menu.Separator class="menu-line" />
      <MenuChoices
        value={query().descending ? 'down' : 'up'}
        choices={(['up', 'down'] as const).map((value) => ({
          value,
          label: words().sorting[value],
        }))}
        onChoose={(value) => desk.query.sort(query().sort, value === 'down')}
      />
    </MenuButton>
  );
};

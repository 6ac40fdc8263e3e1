import ListFilter from 'lucide-solid/icons/list-filter';
import * as Menu from '@kobalte/core/dropdown-menu';
import { For, Show, createSignal } from 'solid-js';
import type { Component } from 'solid-js';
import type { Counted, Facets } from '../../../contract/view';
import { useDesk } from '../../state/desk';
import { createFacets } from '../../state/facets';
import { isNarrowed } from '../../state/query';
import { MenuButton, MenuChoices, SubMenu } from '../../ui/menu';
import type { Choice } from '../../ui/menu';
import { words } from '../../words';
import { causeWords } from '../attention/causes';
import { SPANS, daysOf, daysWords, spanOfDays } from './days';
import { modeWords, templateWords } from './filter-words';
import './filters.css';

/** What no choice stands for; no template, mode or cause is called so. */
const ANY = '';
const CUSTOM = 'custom';

/** What the tasks on show can be filtered by beside status and list, each value with its count. */
export const FilterMenu: Component = () => {
  const desk = useDesk();
  const [open, setOpen] = createSignal(false);
  const facets = createFacets(desk, open);
  const query = () => desk.query.current();
  const label = (): string =>
    isNarrowed(query()) ? words().filters.active : words().filters.label;

  return (
    <MenuButton
      icon={ListFilter}
      label={label()}
      active={isNarrowed(query())}
      open={open()}
      onOpenChange={setOpen}
    >
      <Show when={facets()} fallback={<div class="menu-note">{words().filters.loading}</div>}>
        {(found) => <Values facets={found()} />}
      </Show>
      <DaysMenu />
      <Show when={isNarrowed(query())}>
        <Menu.Separator class="menu-line" />
        <Menu.Item class="menu-item" onSelect={() => desk.query.clear()}>
          <span class="menu-icon" />
          <span class="menu-name">{words().filters.clear}</span>
        </Menu.Item>
      </Show>
    </MenuButton>
  );
};

const Values: Component<{ facets: Facets }> = (props) => {
  const desk = useDesk();
  const query = () => desk.query.current();
  return (
    <>
      <ValueMenu
        label={words().filters.template}
        counted={props.facets.templates}
        value={query().template}
        wordsOf={templateWords}
        onChoose={(template) => desk.query.narrow({ template })}
      />
      <ValueMenu
        label={words().filters.mode}
        counted={props.facets.modes}
        value={query().mode}
        wordsOf={modeWords}
        onChoose={(mode) => desk.query.narrow({ mode })}
      />
      <ValueMenu
        label={words().filters.cause}
        counted={props.facets.causes}
        value={query().cause}
        wordsOf={causeWords}
        onChoose={(cause) => desk.query.narrow({ cause })}
      />
      <ColumnsMenu titles={props.facets.fields} />
    </>
  );
};

interface ValueMenuProps {
  label: string;
  counted: readonly Counted[];
  value: string | null;
  wordsOf(value: string): string;
  onChoose(value: string | null): void;
}

/** The values of one kind; nothing where there are none to choose from. */
const ValueMenu: Component<ValueMenuProps> = (props) => {
  const choices = (): Choice[] => [
    { value: ANY, label: words().filters.any },
    ...props.counted.map(({ value, tasks }) => ({
      value,
      label: props.wordsOf(value),
      aside: words().format.short(tasks),
    })),
  ];
  return (
    <Show when={props.counted.length > 0 || props.value !== null}>
      <SubMenu label={props.label} aside={props.value === null ? '' : props.wordsOf(props.value)}>
        <MenuChoices
          value={props.value ?? ANY}
          choices={choices()}
          onChoose={(value) => props.onChoose(value === ANY ? null : value)}
        />
      </SubMenu>
    </Show>
  );
};

/** The columns of the lists on show: each opens a dialog, for it may have thousands of values. */
const ColumnsMenu: Component<{ titles: readonly string[] }> = (props) => {
  const desk = useDesk();
  const columns = () => desk.query.current().columns;
  const said = (title: string): string => {
    const filter = columns().find((one) => one.title === title);
    return filter ? filter.value || words().filters.blank : '';
  };
  const aside = (): string =>
    columns()
      .map(({ title }) => title)
      .join(', ');
  return (
    <Show when={props.titles.length > 0}>
      <SubMenu label={words().filters.column} aside={aside()}>
        <For each={props.titles}>
          {(title) => (
            <Menu.Item
              class="menu-item"
              textValue={title}
              onSelect={() => desk.dialogs.show({ kind: 'column', title })}
            >
              <span class="menu-icon" />
              <span class="menu-name" dir="auto">
                {title}
              </span>
              <span class="menu-keys menu-aside" dir="auto">
                {said(title)}
              </span>
            </Menu.Item>
          )}
        </For>
      </SubMenu>
    </Show>
  );
};

const DaysMenu: Component = () => {
  const desk = useDesk();
  const days = () => desk.query.current().days;
  const value = (): string => {
    const given = days();
    return given === null ? ANY : (spanOfDays(given, desk.now()) ?? CUSTOM);
  };
  const choose = (chosen: string): void => {
    const span = SPANS.find((one) => one === chosen);
    if (chosen === CUSTOM) desk.dialogs.show({ kind: 'days' });
    else desk.query.narrow({ days: span ? daysOf(span, desk.now()) : null });
  };
  const said = (): string => {
    const given = days();
    return given === null ? '' : daysWords(given, desk.now());
  };
  return (
    <SubMenu label={words().filters.days} aside={said()}>
      <MenuChoices
        value={value()}
        choices={[
          { value: ANY, label: words().filters.any },
          ...SPANS.map((span) => ({ value: span, label: words().filters.spans[span] })),
        ]}
        onChoose={choose}
      />
      <Menu.Separator class="menu-line" />
      <Menu.Item class="menu-item" onSelect={() => choose(CUSTOM)}>
        <span class="menu-icon" />
        <span class="menu-name">{words().filters.custom}</span>
      </Menu.Item>
    </SubMenu>
  );
};

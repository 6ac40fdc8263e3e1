import X from 'lucide-solid/icons/x';
import { For, Show, createMemo } from 'solid-js';
import type { Component } from 'solid-js';
import { useDesk } from '../../state/desk';
import { isNarrowed } from '../../state/query';
import type { Query } from '../../state/query';
import { Icon } from '../../ui/icon';
import { words } from '../../words';
import { activeFilters } from './filter-words';
import type { ActiveFilter } from './filter-words';
import { StatusChips } from './status-chips';
import './filters.css';

/**
 * What narrows down the tasks on show: their status, and every other filter that is on, each with a cross.
 * Over all lists the sidebar has the statuses, as long as it is there.
 */
export const FilterChips: Component = () => {
  const desk = useDesk();
  const query = () => desk.query.current();
  const filters = createMemo(() => activeFilters(query(), desk.app.lists, desk.now()), [], {
    equals: (a, b) => JSON.stringify(a) === JSON.stringify(b),
  });
  const isShown = (): boolean =>
    desk.app.counts.all > 0 &&
    (isNarrowed(query()) ||
      query().list !== null ||
      !desk.layout.sidebar() ||
      desk.layout.narrow());
  return (
    <Show when={isShown()}>
      <div class="filter-bar">
        <StatusChips />
        <Show when={filters().length > 0}>
          <div class="filters" role="group" aria-label={words().filters.bar}>
            <For each={filters()}>{(filter) => <Chip filter={filter} />}</For>
            <Show when={filters().length > 1}>
              <button type="button" class="filter-clear" onClick={() => desk.query.clear()}>
                {words().filters.clear}
              </button>
            </Show>
          </div>
        </Show>
      </div>
    </Show>
  );
};

const Chip: Component<{ filter: ActiveFilter }> = (props) => {
  const desk = useDesk();
  const remove = (): void => takeAway(desk.query, props.filter);
  return (
    <button
      type="button"
      class="pill"
      title={words().filters.remove(props.filter.said)}
      aria-label={words().filters.remove(props.filter.said)}
      onClick={() => remove()}
    >
      <span
        class="pill-words"
        classList={{ 'filter-word': !['list', 'column'].includes(props.filter.kind) }}
        dir="auto"
      >
        {props.filter.said}
      </span>
      <Icon shape={X} size={12} />
    </button>
  );
};

function takeAway(query: Query, filter: ActiveFilter): void {
  switch (filter.kind) {
    case 'list':
      return query.anyList();
    case 'column':
      return query.narrowColumn(filter.title, null);
    default:
      return query.narrow({ [filter.kind]: null });
  }
}

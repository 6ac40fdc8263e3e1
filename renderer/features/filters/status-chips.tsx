import { For } from 'solid-js';
import type { Component } from 'solid-js';
import type { StatusFilter } from '../../../contract/view';
import { STATUS_FILTERS } from '../../../contract/view';
import { useDesk } from '../../state/desk';
import { openLeftOut } from '../../state/left-out';
import { shownCounts } from '../../state/shown-counts';
import { isSifted } from '../../state/status-counts';
import { words } from '../../words';

/** The statuses within what is on show; the sidebar has them over all lists. */
export const StatusChips: Component = () => (
  <div class="chips" role="group" aria-label={words().toolbar.filter}>
    <For each={STATUS_FILTERS}>{(status) => <Chip status={status} />}</For>
  </div>
);

const Chip: Component<{ status: StatusFilter }> = (props) => {
  const desk = useDesk();
  const pressed = (): boolean => desk.query.current().status === props.status;
  /** Where the sidebar is not there to tell of lines that were left out, this is where their group is found. */
  const lines = (): number => {
    const { layout, query, app } = desk;
    const stands = layout.sidebar() && !layout.narrow();
    return stands || props.status !== 'attention'
      ? 0
      : openLeftOut(app, query.current().list).lines;
  };
  const count = (): number | null => {
    const query = desk.query.current();
    if (!isSifted(query)) return shownCounts(desk.app, query.list)[props.status] + lines();
    // What is on show is counted with its rows.
    return pressed() ? desk.rows.total() : (desk.statusCounts()?.[props.status] ?? null);
  };
  const counted = (): string => {
    const n = count();
    return n === null ? '' : words().format.short(n);
  };
  return (
    <button
      type="button"
      class="pill"
      aria-pressed={pressed()}
      onClick={() => desk.query.filter(props.status)}
    >
      {words().status[props.status]} <span class="chip-count">{counted()}</span>
    </button>
  );
};

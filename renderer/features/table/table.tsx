import {
  For,
  Index,
  createEffect,
  createMemo,
  createSelector,
  createSignal,
  on,
  onCleanup,
  onMount,
} from 'solid-js';
import type { Component } from 'solid-js';
import type { TaskRow } from '../../../contract/view';
import { useDesk } from '../../state/desk';
import type { Pick } from '../../state/selected';
import { keyboardPlace, moveCursor } from '../../state/selection';
import { words } from '../../words';
import { useSheetMenu } from '../menus/sheet-menu';
import { dragOut } from '../drag-out/drag-out';
import { useActions } from '../selection/actions';
import { createTypeAhead } from '../selection/type-ahead';
import { cardId } from '../sheet/card';
import { seat } from '../sheet/seats';
import { useSight } from '../sheet/use-sight';
import { createVirtualRows } from '../sheet/virtual-rows';
import { ColumnChooser } from './column-chooser';
import { copyRows } from './copy-rows';
import { HeadCell } from './head-cell';
import { TableRow } from './table-row';
import './table.css';

/** Heights in px, as table.css has them. */
const HEAD_HEIGHT = 32;
const ROW_HEIGHT = 32;
/** Room below the last row, where the bar of the selection floats. */
const PADDING = { top: 0, bottom: 64 };

/** The tasks of the contact sheet as rows, with columns of the operator's choice. */
export const Table: Component = () => {
  const desk = useDesk();
  const actions = useActions();
  const openMenu = useSheetMenu();
  let scroller!: HTMLDivElement;
  const [height, setHeight] = createSignal(0);
  const total = (): number => desk.rows.total() ?? 0;
  const seen = (): number => Math.max(0, height() - HEAD_HEIGHT);

  // The titles stick above the rows: what is seen of those begins below them.
  const virtual = createVirtualRows({
    scroller: () => scroller,
    seen,
    count: () => (height() > 0 ? total() : 0),
    rowHeight: () => ROW_HEIGHT,
    padding: PADDING,
  });

  onMount(() => {
    const observer = new ResizeObserver(() => setHeight(scroller.clientHeight));
    observer.observe(scroller);
    onCleanup(() => observer.disconnect());
  });

  const first = (): number => virtual.range().first;
  const end = (): number => Math.min(total(), virtual.range().last + 1);
  createEffect(() => {
    if (end() > first()) desk.rows.look({ first: first(), last: end() - 1 });
  });
  useSight(desk, virtual, (index) => index);
  // Coming from the sheet, the task that the keyboard stands on stays in sight.
  createEffect(
    on(seen, (now, before) => {
      const at = desk.selected.cursor();
      if (now > 0 && !before && at !== null) virtual.reveal(at);
      return now;
    }),
  );
  const places = createMemo<(TaskRow | number)[]>((before) => {
    const list: (TaskRow | number)[] = [];
    for (let index = first(); index < end(); index++) list.push(desk.rows.at(index) ?? index);
    return seat(before, list, (place) => (typeof place === 'number' ? place : place.id));
  }, []);

  const template = (): string =>
    desk.view
      .columns()
      .map((column) => `${desk.view.widthOf(column)}px`)
      .join(' ');

  const pick = (index: number, event: MouseEvent): void => {
    const many = desk.bridge.platform === 'darwin' ? event.metaKey : event.ctrlKey;
    const how: Pick = event.shiftKey ? (many ? 'add-range' : 'range') : many ? 'toggle' : 'only';
    void desk.selected.pickSeen(index, how);
  };

  const look = (index: number): void => {
    if (!desk.rows.areCurrent()) return;
    desk.dialogs.show({ kind: 'lightbox', index, key: null });
  };
  const drag = (id: string): void => {
    const many = desk.selected.has(id);
    void dragOut(desk, many ? [...desk.selected.ids()] : [id], null);
  };

  /** The row with the focus ring; with no cursor yet the first one that is seen whole. */
  const stand = createMemo(() =>
    keyboardPlace(desk.selected.cursor(), virtual.firstSeen(), total()),
  );
  const isStand = createSelector(stand);

  const typeAhead = createTypeAhead(desk);
  const onKeyDown = (event: KeyboardEvent): void => {
    // The titles have keys of their own.
    if (event.target !== event.currentTarget || event.altKey || event.metaKey) return;
    if (typeAhead.take(event)) return;
    const at = stand();
    if (event.key === 'Enter') {
      event.preventDefault();
      actions.revealSelected();
    } else if (event.key === ' ' && at !== null) {
      event.preventDefault();
      if (event.ctrlKey) void desk.selected.pickSeen(at, 'toggle');
      else look(at);
    } else if (event.key === 'ArrowLeft' || event.key === 'ArrowRight') {
      event.preventDefault();
      scroller.scrollBy({ left: event.key === 'ArrowLeft' ? -80 : 80 });
    } else {
      const screenRows = Math.floor(seen() / ROW_HEIGHT) - 1;
      const to = moveCursor(event.key, desk.selected.cursor() === null ? null : at, {
        total: total(),
        columns: 1,
        screenRows,
        entry: at ?? 0,
      });
      if (to === null) return;
      event.preventDefault();
      virtual.reveal(to);
      void desk.selected.pick(to, event.shiftKey ? 'range' : 'only');
    }
  };

  const onCopy = (event: ClipboardEvent): void => {
    if (desk.selected.ids().size === 0) return;
    event.preventDefault();
    void copyRows(desk);
  };

  const activeRow = (): string | undefined => {
    const at = stand();
    const row = at === null || at < first() || at >= end() ? undefined : desk.rows.at(at);
    return row && cardId(row.id, 0);
  };

  return (
    <div class="task-table">
      <div class="task-table-scroll" ref={scroller}>
        <div
          id="sheet"
          class="task-grid"
          role="grid"
          tabindex="0"
          aria-label={words().table.label}
          aria-multiselectable="true"
          aria-rowcount={total() + 1}
          aria-colcount={desk.view.columns().length}
          aria-busy={desk.rows.total() === null}
          aria-activedescendant={activeRow()}
          style={{ '--columns': template() }}
          onKeyDown={onKeyDown}
          onCopy={onCopy}
          onContextMenu={(event) => openMenu(event)}
        >
          <div class="table-head" role="row" aria-rowindex={1}>
            <For each={desk.view.columns()}>
              {(column, index) => <HeadCell column={column} index={index()} />}
            </For>
          </div>
          <div class="table-body" role="rowgroup" style={{ height: `${virtual.height()}px` }}>
            <Index each={places()}>{(place) => <Seat place={place()} />}</Index>
          </div>
        </div>
      </div>
      <ColumnChooser />
    </div>
  );

  function Seat(props: { place: TaskRow | number }) {
    const row = (): TaskRow | null => (typeof props.place === 'number' ? null : props.place);
    // A row that has just been dropped from the window keeps its last place until it is taken away.
    const index = createMemo<number>(
      (before) =>
        typeof props.place === 'number'
          ? props.place
          : (desk.rows.indexOf(props.place.id) ?? before),
      0,
    );
    return (
      <TableRow
        row={row()}
        index={index()}
        stands={isStand(index())}
        top={virtual.topOf(index())}
        flies={virtual.flies()}
        onPick={(event) => pick(index(), event)}
        onOpen={() => look(index())}
        onDrag={drag}
      />
    );
  }
};

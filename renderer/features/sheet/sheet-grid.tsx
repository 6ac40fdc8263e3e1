import { Index, createEffect, createMemo, createSignal, on, onCleanup, onMount } from 'solid-js';
import type { Component } from 'solid-js';
import type { TaskRow } from '../../../contract/view';
import { useDesk } from '../../state/desk';
import type { Pick } from '../../state/selected';
import { moveCursor } from '../../state/selection';
import { words } from '../../words';
import { useActions } from '../selection/actions';
import { Card, cardId } from './card';
import { seat } from './seats';
import { layOut } from './sheet-layout';
import { createVirtualRows } from './virtual-rows';

/** The cards on screen, over the rows that the window holds. */
export const SheetGrid: Component = () => {
  const desk = useDesk();
  const actions = useActions();
  let scroller!: HTMLDivElement;
  const [size, setSize] = createSignal({ width: 0, height: 0 });
  const layout = createMemo(() => layOut(size().width));
  const total = (): number => desk.rows.total() ?? 0;

  const virtual = createVirtualRows({
    scroller: () => scroller,
    seen: () => size().height,
    count: () => (size().width > 0 ? Math.ceil(total() / layout().columns) : 0),
    rowHeight: () => layout().rowHeight,
  });

  onMount(() => {
    const observer = new ResizeObserver(() =>
      setSize({ width: scroller.clientWidth, height: scroller.clientHeight }),
    );
    observer.observe(scroller);
    onCleanup(() => observer.disconnect());
  });

  const first = (): number => virtual.range().first * layout().columns;
  const end = (): number => Math.min(total(), (virtual.range().last + 1) * layout().columns);

  createEffect(() => {
    if (end() > first()) desk.rows.look({ first: first(), last: end() - 1 });
  });
  createEffect(on(desk.rows.query, virtual.toTop, { defer: true }));

  // A row that is loaded stands for itself, so that its nodes follow it when the order changes; one
  // that is not is its index.
  const places = createMemo<(TaskRow | number)[]>((before) => {
    const list: (TaskRow | number)[] = [];
    for (let index = first(); index < end(); index++) list.push(desk.rows.at(index) ?? index);
    return seat(before, list, (place) => (typeof place === 'number' ? place : place.id));
  }, []);
  const topOf = (index: number): number => virtual.topOf(Math.floor(index / layout().columns));

  const pick = (index: number, event: MouseEvent): void => {
    const many = desk.bridge.platform === 'darwin' ? event.metaKey : event.ctrlKey;
    const how: Pick = event.shiftKey ? (many ? 'add-range' : 'range') : many ? 'toggle' : 'only';
    void desk.selected.pick(index, how);
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.altKey || event.metaKey) return;
    const at = desk.selected.cursor();
    if (event.key === 'Enter') {
      event.preventDefault();
      actions.revealSelected();
      return;
    }
    if (event.key === ' ' && at !== null) {
      event.preventDefault();
      void desk.selected.pick(at, event.ctrlKey ? 'toggle' : 'only');
      return;
    }
    const screenRows = Math.floor(size().height / layout().rowHeight);
    const to = moveCursor(event.key, at, {
      total: total(),
      columns: layout().columns,
      screenRows,
    });
    if (to === null) return;
    event.preventDefault();
    virtual.reveal(Math.floor(to / layout().columns));
    void desk.selected.pick(to, event.shiftKey ? 'range' : 'only');
  };

  const activeCard = (): string | undefined => {
    const id = desk.selected.cursorId();
    const index = id === null ? undefined : desk.rows.indexOf(id);
    const drawn = index !== undefined && index >= first() && index < end();
    return id !== null && drawn ? cardId(id) : undefined;
  };

  return (
    <div class="sheet" ref={scroller}>
      <div
        id="sheet"
        class="sheet-grid"
        role="listbox"
        tabindex="0"
        aria-label={words().sheet.label}
        aria-multiselectable="true"
        aria-orientation="horizontal"
        aria-busy={desk.rows.total() === null}
        aria-activedescendant={activeCard()}
        style={{ height: `${virtual.height()}px` }}
        onKeyDown={onKeyDown}
        onClick={(event) => event.target === event.currentTarget && desk.selected.clear()}
      >
        <Index each={places()}>{(place) => <Seat place={place()} />}</Index>
      </div>
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
      <Card
        row={row()}
        index={index()}
        total={total()}
        top={topOf(index())}
        layout={layout()}
        flies={virtual.flies()}
        onPick={(event) => pick(index(), event)}
        onOpen={(id) => actions.reveal(id, null)}
      />
    );
  }
};

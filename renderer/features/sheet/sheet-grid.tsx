import {
  Index,
  createEffect,
  createMemo,
  createSelector,
  createSignal,
  onCleanup,
  onMount,
} from 'solid-js';
import type { Component } from 'solid-js';
import type { TaskRow } from '../../../contract/view';
import { CARD_WIDTHS } from '../../state/sheet-zoom';
import { useDesk } from '../../state/desk';
import type { Pick } from '../../state/selected';
import { keyboardPlace } from '../../state/selection';
import { words } from '../../words';
import { dragOut } from '../drag-out/drag-out';
import { useActions } from '../selection/actions';
import { Card, cardId } from './card';
import { createStacks } from './open-stack';
import { keyOf, photoOf, rowOf } from './place';
import type { Place } from './place';
import { seat } from './seats';
import { createSheetKeys } from './sheet-keys';
import { layOut, needsPhoto } from './sheet-layout';
import { placeOf, placesFor, taskAt } from './stack';
import { useSight } from './use-sight';
import { createVirtualRows } from './virtual-rows';
import { zoomWith } from './zoom-gestures';

/** The cards on screen, over the rows that the window holds. */
export const SheetGrid: Component = () => {
  const desk = useDesk();
  const actions = useActions();
  const stacks = createStacks(desk);
  let scroller!: HTMLDivElement;
  const [size, setSize] = createSignal({ width: 0, height: 0 });
  const layout = createMemo(() => layOut(size().width, CARD_WIDTHS[desk.zoom.level()] ?? 124));
  const large = createMemo(() => needsPhoto(layout(), desk.density()));
  const total = (): number => placesFor(desk.rows.total() ?? 0, stacks.open());

  const virtual = createVirtualRows({
    scroller: () => scroller,
    seen: () => size().height,
    count: () => (size().width > 0 ? Math.ceil(total() / layout().columns) : 0),
    rowHeight: () => layout().rowHeight,
    perRow: () => layout().columns,
    of: desk.rows.query,
  });

  onMount(() => {
    const observer = new ResizeObserver(() =>
      setSize({ width: scroller.clientWidth, height: scroller.clientHeight }),
    );
    observer.observe(scroller);
    onCleanup(() => observer.disconnect());
    zoomWith(scroller, desk);
  });

  const first = (): number => virtual.range().first * layout().columns;
  const end = (): number => Math.min(total(), (virtual.range().last + 1) * layout().columns);

  createEffect(() => {
    if (end() <= first()) return;
    const open = stacks.open();
    desk.rows.look({ first: taskAt(first(), open).index, last: taskAt(end() - 1, open).index });
  });
  /** The photo that the keyboard stands on, where a stack is open there. */
  const standsOn = (index: number): number | null =>
    stacks.open()?.index === index ? stacks.photo() : null;

  useSight(desk, virtual, (index) =>
    Math.floor(placeOf(index, standsOn(index) ?? 0, stacks.open()) / layout().columns),
  );

  const places = createMemo<Place[]>((before) => {
    const list: Place[] = [];
    const open = stacks.open();
    for (let place = first(); place < end(); place++) {
      const { index, photo } = taskAt(place, open);
      const row = desk.rows.at(index);
      list.push(row ? (photo > 0 ? { row, photo } : row) : place);
    }
    return seat(before, list, keyOf);
  }, []);
  const topOf = (place: number): number => virtual.topOf(Math.floor(place / layout().columns));

  const pick = (index: number, photo: number, event: MouseEvent): void => {
    const many = desk.bridge.platform === 'darwin' ? event.metaKey : event.ctrlKey;
    const how: Pick = event.shiftKey ? (many ? 'add-range' : 'range') : many ? 'toggle' : 'only';
    stacks.stand(photo);
    void desk.selected.pickSeen(index, how);
  };
  const look = (index: number, photo: number | null): void => {
    if (!desk.rows.areCurrent()) return;
    const key = photo === null ? null : (desk.rows.at(index)?.photos[photo]?.key ?? null);
    desk.dialogs.show({ kind: 'lightbox', index, key });
  };

  /** The place with the focus ring; with no cursor yet the first card that is seen whole. */
  const stand = createMemo(() => {
    const at = desk.selected.cursor();
    const place = at === null ? null : placeOf(at, standsOn(at) ?? 0, stacks.open());
    return keyboardPlace(place, virtual.firstSeen() * layout().columns, total());
  });
  const isStand = createSelector(stand);

  const toggleStack = (index: number): void => {
    if (stacks.toggle(index)) void desk.selected.pickSeen(index, 'only');
  };

  const onKeyDown = createSheetKeys(desk, actions, {
    stacks,
    total,
    columns: () => layout().columns,
    screenRows: () => Math.floor(size().height / layout().rowHeight),
    stand,
    standsOn,
    toggleStack,
    look,
    reveal: virtual.reveal,
  });

  const activeCard = (): string | undefined => {
    const place = stand();
    if (place === null || place < first() || place >= end()) return undefined;
    const { index, photo } = taskAt(place, stacks.open());
    const row = desk.rows.at(index);
    return row && cardId(row.id, photo);
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

  function Seat(props: { place: Place }) {
    const row = (): TaskRow | null => rowOf(props.place);
    const photo = (): number => photoOf(props.place);
    // A row that has just been dropped from the window keeps its last place until it is taken away.
    const index = createMemo<number>((before) => {
      const task = row();
      if (!task) return taskAt(props.place as number, stacks.open()).index;
      return desk.rows.indexOf(task.id) ?? before;
    }, 0);
    const place = (): number =>
      typeof props.place === 'number' ? props.place : placeOf(index(), photo(), stacks.open());
    const stack = () => (stacks.open()?.index === index() ? photo() : null);
    return (
      <Card
        row={row()}
        place={place()}
        total={total()}
        top={topOf(place())}
        layout={layout()}
        large={large()}
        stack={stack()}
        stands={isStand(place())}
        flies={virtual.flies()}
        onPick={(event) => pick(index(), photo(), event)}
        onOpen={() => look(index(), stack())}
        onStack={() => toggleStack(index())}
        onDrag={(ids, key) => void dragOut(desk, ids, key)}
      />
    );
  }
};

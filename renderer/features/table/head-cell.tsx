import ArrowDown from 'lucide-solid/icons/arrow-down';
import ArrowUp from 'lucide-solid/icons/arrow-up';
import { Show } from 'solid-js';
import type { Component } from 'solid-js';
import { PINNED, isFigure, sortKeyOf } from '../../state/columns';
import type { ColumnKey } from '../../state/columns';
import { useDesk } from '../../state/desk';
import { Icon } from '../../ui/icon';
import { useContextMenu } from '../menus/context-menu';
import { columnTitle } from './cell-text';
import { columnMenu } from './column-menu';
import { createColumnDrag } from './column-drag';
import { HEAD_ATTRIBUTE, handleHeadKey } from './head-keys';
import './table-head.css';

/** The title of a column: a click sorts, a drag moves it, its right edge resizes it. */
export const HeadCell: Component<{ column: ColumnKey; index: number }> = (props) => {
  const desk = useDesk();
  const title = (): string => columnTitle(props.column);
  const sorted = (): 'ascending' | 'descending' | null => {
    const { sort, descending } = desk.query.current();
    if (sortKeyOf(props.column) !== sort) return null;
    return descending ? 'descending' : 'ascending';
  };
  /** Sorts by this column; if it is sorted by it already, the other way round. */
  const sort = (): void => {
    const key = sortKeyOf(props.column);
    const { sort: by, descending } = desk.query.current();
    if (key !== null) desk.query.sort(key, key === by ? !descending : undefined);
  };
  const drag = createColumnDrag(desk, () => props.column);
  const openMenu = useContextMenu();
  return (
    <div
      role="columnheader"
      class="head-cell"
      classList={{ 'cell-pinned': props.column === PINNED, 'cell-figure': isFigure(props.column) }}
      aria-colindex={props.index + 1}
      aria-sort={sortKeyOf(props.column) ? (sorted() ?? 'none') : undefined}
      data-drop={drag.dropAt(props.column)}
    >
      <button
        type="button"
        class="head-button"
        {...{ [HEAD_ATTRIBUTE]: props.column }}
        tabindex={props.index === 0 ? 0 : -1}
        title={title()}
        onClick={() => !drag.justDropped() && sort()}
        onContextMenu={(event) =>
          openMenu(event, columnMenu(desk, props.column), event.currentTarget)
        }
        onKeyDown={(event) => handleHeadKey(desk, props.column, event)}
        onPointerDown={(event) => drag.begin(event)}
      >
        {/* Before the title: behind it, the button that chooses columns may lie over it. */}
        <Show when={sorted()}>
          {(direction) => (
            <Icon shape={direction() === 'ascending' ? ArrowUp : ArrowDown} size={13} />
          )}
        </Show>
        <span class="head-title" dir="auto">
          {title()}
        </span>
      </button>
      <div
        class="head-grip"
        aria-hidden="true"
        onPointerDown={(event) => resizeByPointer(event)}
        onDblClick={() => desk.view.resize(props.column, null)}
      />
    </div>
  );

  function resizeByPointer(event: PointerEvent & { currentTarget: HTMLElement }): void {
    if (event.button !== 0) return;
    event.preventDefault();
    const grip = event.currentTarget;
    const from = desk.view.widthOf(props.column) - event.clientX;
    const move = (moved: PointerEvent): void =>
      desk.view.resize(props.column, from + moved.clientX);
    grip.setPointerCapture(event.pointerId);
    grip.addEventListener('pointermove', move);
    grip.addEventListener(
      'lostpointercapture',
      () => grip.removeEventListener('pointermove', move),
      { once: true },
    );
  }
};

import { For, Show, createMemo } from 'solid-js';
import type { Component } from 'solid-js';
import type { TaskRow } from '../../../contract/view';
import { isFigure } from '../../state/columns';
import type { ColumnKey } from '../../state/columns';
import { useDesk } from '../../state/desk';
import { words } from '../../words';
import { cardId } from '../sheet/card';
import { rowStatus } from '../sheet/row-status';
import type { RowStatus } from '../sheet/row-status';
import { StatusIcon } from '../sheet/status-icon';
import { Thumbnail } from '../sheet/thumbnail';
import { cellText } from './cell-text';
import './table-row.css';

interface TableRowProps {
  /** null = on its way: the row keeps its place. */
  row: TaskRow | null;
  index: number;
  /** The keyboard stands on it. */
  stands: boolean;
  top: number;
  /** The table moves too fast for photos to be worth loading. */
  flies: boolean;
  onPick(event: MouseEvent): void;
  onOpen(): void;
  /** A drag of the photos of this task has begun. */
  onDrag(id: string): void;
}

/** A place in the table, and the task in it. The same row shows one task after the other. */
export const TableRow: Component<TableRowProps> = (props) => {
  const desk = useDesk();
  const isSelected = (): boolean => props.row !== null && desk.selected.has(props.row.id);
  /** What is drawn, though out of sight while the row waits for its task: the nodes are there for it. */
  const drawn = createMemo<TaskRow | null>((before) => props.row ?? before, null);
  const status = createMemo(() => {
    const row = drawn();
    return row && rowStatus(row, desk.savesByItself());
  });
  return (
    <div
      id={props.row ? cardId(props.row.id, 0) : undefined}
      role="row"
      class="table-row"
      classList={{
        'row-blank': props.row === null,
        'row-selected': isSelected(),
        'row-cursor': props.stands,
      }}
      data-status={status()?.kind}
      data-task={props.row?.id}
      aria-rowindex={props.index + 2}
      aria-selected={isSelected()}
      style={{ transform: `translateY(${props.top}px)` }}
      onClick={(event) => props.row && props.onPick(event)}
      onDblClick={() => props.row && props.onOpen()}
      draggable={props.row?.photos.some((photo) => photo.status === 'saved') ?? false}
      onDragStart={(event) => {
        // The page's own drag would carry a picture of the row; the system's carries the files.
        event.preventDefault();
        if (props.row) props.onDrag(props.row.id);
      }}
    >
      <For each={desk.view.columns()}>
        {(column, at) => (
          <div
            role="gridcell"
            class="table-cell"
            classList={{
              'cell-pinned': at() === 0,
              'cell-figure': isFigure(column),
              'cell-status': column === 'status',
            }}
            aria-colindex={at() + 1}
            data-column={column}
          >
            <Show
              when={drawn()}
              fallback={at() === 0 && <span class="unseen">{words().card.loading}</span>}
            >
              {(row) => <Cell row={row()} status={status()} column={column} flies={props.flies} />}
            </Show>
          </div>
        )}
      </For>
    </div>
  );
};

interface CellProps {
  row: TaskRow;
  status: RowStatus | null;
  column: ColumnKey;
  flies: boolean;
}

/** What is in a cell; what does not fit is in its tooltip. */
const Cell: Component<CellProps> = (props) => {
  const desk = useDesk();
  const text = createMemo(() =>
    cellText(props.row, props.column, { saving: desk.savesByItself(), now: desk.now() }),
  );
  const isId = (): boolean =>
    props.column === 'id' || (props.column === 'name' && props.row.name === null);
  return (
    <>
      <Show when={props.column === 'name'}>
        <RowPhoto row={props.row} flies={props.flies} />
      </Show>
      <Show when={props.column === 'status' && props.status}>
        {(status) => <StatusIcon kind={status().kind} size={12} />}
      </Show>
      <span class="cell-text" classList={{ mono: isId() }} dir="auto" title={text()}>
        {text()}
      </span>
    </>
  );
};

/** As in table-row.css, px. */
const PHOTO_WIDTH = 20;

/** The photo, tiny, before the name; an empty frame where there is none yet. */
const RowPhoto: Component<{ row: TaskRow; flies: boolean }> = (props) => {
  const photo = createMemo(
    () => props.row.photos.find((one) => one.thumbnail && !one.damaged) ?? null,
  );
  const address = (): string | null => photo()?.thumbnail ?? null;
  return (
    <span class="row-photo" classList={{ 'row-photo-none': address() === null }} aria-hidden="true">
      <Thumbnail
        address={address()}
        preview={photo()?.preview ?? null}
        width={PHOTO_WIDTH}
        flies={props.flies}
        instead={null}
      />
    </span>
  );
};

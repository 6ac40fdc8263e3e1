import { Show, createMemo } from 'solid-js';
import type { Component } from 'solid-js';
import type { TaskRow } from '../../../contract/view';
import { useDesk } from '../../state/desk';
import { words } from '../../words';
import { rowStatus, statusWords } from './row-status';
import type { RowStatus } from './row-status';
import { leftOf } from './sheet-layout';
import type { SheetLayout } from './sheet-layout';
import { StatusIcon } from './status-icon';
import { Thumbnail } from './thumbnail';

interface CardProps {
  /** null = on its way: the card keeps its place. */
  row: TaskRow | null;
  index: number;
  total: number;
  top: number;
  layout: SheetLayout;
  /** The sheet moves too fast for photos to be worth loading. */
  flies: boolean;
  onPick(event: MouseEvent): void;
  onOpen(id: string): void;
}

interface Drawn {
  row: TaskRow;
  status: RowStatus;
}

export function cardId(taskId: string): string {
  return `task-${taskId}`;
}

/** A place on the contact sheet, and the task on it. The same card shows one task after the other. */
export const Card: Component<CardProps> = (props) => {
  const desk = useDesk();
  const isSelected = (): boolean => props.row !== null && desk.selected.has(props.row.id);
  const status = createMemo(() => props.row && rowStatus(props.row, desk.savesByItself()));
  /** What is drawn, though out of sight while the card waits for its row: the nodes are there for it. */
  const drawn = createMemo<Drawn | null>(
    (before) => {
      const now = status();
      return props.row && now ? { row: props.row, status: now } : before;
    },
    null,
    { equals: (a, b) => a?.row === b?.row && a?.status === b?.status },
  );
  return (
    <div
      id={props.row ? cardId(props.row.id) : undefined}
      role="option"
      class="card"
      classList={{
        'card-blank': props.row === null,
        'card-selected': isSelected(),
        'card-cursor': props.row !== null && desk.selected.cursorId() === props.row.id,
      }}
      data-status={status()?.kind}
      aria-label={props.row ? undefined : words().card.loading}
      aria-selected={isSelected()}
      aria-posinset={props.index + 1}
      aria-setsize={props.total}
      style={{
        width: `${props.layout.cardWidth}px`,
        transform: `translate(${leftOf(props.index, props.layout)}px, ${props.top}px)`,
      }}
      onClick={(event) => props.row && props.onPick(event)}
      onDblClick={() => props.row && props.onOpen(props.row.id)}
    >
      <Show when={drawn()} fallback={<div class="frame" />}>
        {(it) => <Print row={it().row} status={it().status} flies={props.flies} />}
      </Show>
    </div>
  );
};

/** What is on a card: the photo, the name, the status. */
const Print: Component<Drawn & { flies: boolean }> = (props) => {
  const desk = useDesk();
  const thumbnail = createMemo(
    () => props.row.photos.find((photo) => photo.thumbnail && !photo.damaged)?.thumbnail ?? null,
  );
  const photos = createMemo(() => props.row.photos.length);
  const text = createMemo(() => statusWords(props.status, desk.now()));
  return (
    <>
      <div class="frame" aria-hidden="true">
        <Thumbnail
          address={thumbnail()}
          flies={props.flies}
          instead={<StatusIcon kind={props.status.kind} size={20} />}
        />
        <Show when={photos() > 1}>
          <span class="count-badge">{photos()}</span>
        </Show>
      </div>
      <div class="card-name" dir="auto" classList={{ mono: props.row.name === null }}>
        {props.row.name ?? props.row.id}
      </div>
      <div class="card-status">
        <StatusIcon kind={props.status.kind} size={12} />
        <span>{text()}</span>
        <Show when={photos() > 1}>
          <span class="unseen">{words().photos(photos())}</span>
        </Show>
      </div>
    </>
  );
};

import { Show, createMemo } from 'solid-js';
import type { Component } from 'solid-js';
import type { TaskRow } from '../../../contract/view';
import { useDesk } from '../../state/desk';
import { words } from '../../words';
import { briefWords, photoStatus, rowStatus, statusWords } from './row-status';
import type { RowStatus } from './row-status';
import { leftOf } from './sheet-layout';
import type { SheetLayout } from './sheet-layout';
import { StatusIcon } from './status-icon';
import { Thumbnail } from './thumbnail';
import './card.css';

interface CardProps {
  /** null = on its way: the card keeps its place. */
  row: TaskRow | null;
  /** Its place on the sheet, of so many. */
  place: number;
  total: number;
  top: number;
  layout: SheetLayout;
  /** It is too large for a thumbnail: the photo itself is shown. */
  large: boolean;
  /** The photo (from 0) of an open stack that stands here; null = the stack is closed, or there is none. */
  stack: number | null;
  /** The keyboard stands on it. */
  stands: boolean;
  /** The sheet moves too fast for photos to be worth loading. */
  flies: boolean;
  onPick(event: MouseEvent): void;
  onOpen(): void;
  /** Opens or closes the stack. */
  onStack(): void;
  /** A drag has begun: of these tasks' photos, or (`key`) of one photo. */
  onDrag(ids: string[], key: string | null): void;
}

/** On a card that is narrower than this, the status has no room for a time or a reason: a tooltip has it. */
const BRIEF_PX = 110;

interface Drawn {
  row: TaskRow;
  status: RowStatus;
}

/** `photo`: which one of an open stack, from 0. */
export function cardId(taskId: string, photo: number): string {
  return photo === 0 ? `task-${taskId}` : `task-${taskId}-photo-${photo + 1}`;
}

/** A place on the contact sheet, and the task on it. The same card shows one task after the other. */
export const Card: Component<CardProps> = (props) => {
  const desk = useDesk();
  const isSelected = (): boolean => props.row !== null && desk.selected.has(props.row.id);
  /** The one photo that it shows, where its stack is open. */
  const single = () => (props.stack === null ? null : (props.row?.photos[props.stack] ?? null));
  const status = createMemo(() => {
    const photo = single();
    if (photo) return photoStatus(photo, desk.savesByItself());
    return props.row && rowStatus(props.row, desk.savesByItself());
  });
  const drag = (event: DragEvent): void => {
    // The page's own drag would carry a picture of the card; the system's carries the files.
    event.preventDefault();
    if (!props.row) return;
    const many = isSelected() && desk.selected.ids().size > 1;
    if (many) props.onDrag([...desk.selected.ids()], null);
    else props.onDrag([props.row.id], single()?.key ?? null);
  };
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
      id={props.row ? cardId(props.row.id, props.stack ?? 0) : undefined}
      role="option"
      data-task={props.row?.id}
      class="card"
      classList={{
        'card-blank': props.row === null,
        'card-selected': isSelected(),
        'card-cursor': props.stands,
        'card-stack': props.stack === null && (props.row?.photos.length ?? 0) > 1,
        'card-open': props.stack !== null,
      }}
      data-status={status()?.kind}
      aria-label={props.row ? undefined : words().card.loading}
      aria-selected={isSelected()}
      aria-posinset={props.place + 1}
      aria-setsize={props.total}
      style={{
        width: `${props.layout.cardWidth}px`,
        transform: `translate(${leftOf(props.place, props.layout)}px, ${props.top}px)`,
      }}
      onClick={(event) => props.row && props.onPick(event)}
      onDblClick={() => props.row && props.onOpen()}
      draggable={props.row?.photos.some((photo) => photo.status === 'saved') ?? false}
      onDragStart={drag}
    >
      <Show when={drawn()} fallback={<div class="frame" />}>
        {(it) => (
          <Print
            row={it().row}
            status={it().status}
            width={props.layout.cardWidth}
            flies={props.flies}
            large={props.large}
            stack={props.stack}
            onStack={() => props.onStack()}
          />
        )}
      </Show>
    </div>
  );
};

/** What is on a card: the photo, the name, the status. */
const Print: Component<
  Drawn & { width: number } & Pick<CardProps, 'flies' | 'large' | 'stack' | 'onStack'>
> = (props) => {
  const desk = useDesk();
  const photo = createMemo(() => {
    const seen = props.stack === null ? props.row.photos : [props.row.photos[props.stack]];
    return seen.find((one) => one?.thumbnail && !one.damaged) ?? null;
  });
  const photos = createMemo(() => props.row.photos.length);
  const isBrief = (): boolean => props.width < BRIEF_PX;
  const told = createMemo(() => statusWords(props.status, desk.now()));
  return (
    <>
      <div class="frame" aria-hidden="true">
        <Thumbnail
          address={(props.large ? photo()?.src : photo()?.thumbnail) ?? null}
          preview={photo()?.preview ?? null}
          width={props.width}
          flies={props.flies}
          instead={<StatusIcon kind={props.status.kind} size={20} />}
        />
        <Show when={photos() > 1}>
          <span
            class="count-badge"
            title={props.stack === null ? words().sheet.openStack : words().sheet.closeStack}
            onClick={(event) => {
              event.stopPropagation();
              props.onStack();
            }}
            onDblClick={(event) => event.stopPropagation()}
          >
            {props.stack === null ? photos() : words().sheet.ofStack(props.stack + 1, photos())}
          </span>
        </Show>
      </div>
      <div class="card-name" dir="auto" classList={{ mono: props.row.name === null }}>
        {props.row.name ?? props.row.id}
      </div>
      <div
        class="card-status"
        classList={{ 'card-brief': isBrief() }}
        title={isBrief() ? told() : undefined}
      >
        <StatusIcon kind={props.status.kind} size={12} />
        <span>{isBrief() ? briefWords(props.status) : told()}</span>
        <Show when={photos() > 1}>
          <span class="unseen">
            {props.stack === null
              ? words().photos(photos())
              : words().inspector.photoOf(props.stack + 1, photos())}
          </span>
        </Show>
      </div>
    </>
  );
};

import { Show, createMemo, createSignal } from 'solid-js';
import type { Component } from 'solid-js';
import type { TaskRow } from '../../../contract/view';
import { useDesk } from '../../state/desk';
import { words } from '../../words';
import { rowStatus, statusWords } from './row-status';
import { leftOf } from './sheet-layout';
import type { SheetLayout } from './sheet-layout';
import { StatusIcon } from './status-icon';

interface CardProps {
  row: TaskRow;
  index: number;
  total: number;
  top: number;
  layout: SheetLayout;
  onPick(event: MouseEvent): void;
  onOpen(): void;
}

export function cardId(taskId: string): string {
  return `task-${taskId}`;
}

/** A task on the contact sheet. */
export const Card: Component<CardProps> = (props) => {
  const desk = useDesk();
  const [broken, setBroken] = createSignal<string | null>(null);
  const status = createMemo(() => rowStatus(props.row, desk.app.settings.saveAutomatically));
  const text = createMemo(() => statusWords(status(), desk.now()));
  const name = (): string => props.row.name ?? props.row.id;
  const src = createMemo(() => props.row.photos.find((photo) => photo.src !== null)?.src ?? null);

  return (
    <div
      id={cardId(props.row.id)}
      role="option"
      class="card"
      classList={{
        'card-selected': desk.selected.has(props.row.id),
        'card-cursor': desk.selected.cursorId() === props.row.id,
      }}
      data-status={status().kind}
      aria-selected={desk.selected.has(props.row.id)}
      aria-posinset={props.index + 1}
      aria-setsize={props.total}
      style={{
        width: `${props.layout.cardWidth}px`,
        transform: `translate(${leftOf(props.index, props.layout)}px, ${props.top}px)`,
      }}
      onClick={(event) => props.onPick(event)}
      onDblClick={() => props.onOpen()}
    >
      <div class="frame" aria-hidden="true">
        <Show
          when={src() !== null && src() !== broken() ? src() : null}
          keyed
          fallback={<StatusIcon kind={status().kind} size={20} />}
        >
          {(address) => (
            <img
              src={address}
              alt=""
              decoding="async"
              loading="lazy"
              draggable={false}
              onError={() => setBroken(address)}
            />
          )}
        </Show>
        <Show when={props.row.photos.length > 1}>
          <span class="count-badge">{props.row.photos.length}</span>
        </Show>
      </div>
      <div class="card-name" dir="auto" classList={{ mono: props.row.name === null }}>
        {name()}
      </div>
      <div class="card-status">
        <StatusIcon kind={status().kind} size={12} />
        <span>{text()}</span>
        <Show when={props.row.photos.length > 1}>
          <span class="unseen">{words().photos(props.row.photos.length)}</span>
        </Show>
      </div>
    </div>
  );
};

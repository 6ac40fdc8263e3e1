import { For, Show } from 'solid-js';
import type { Component } from 'solid-js';
import type { PhotoDetail, TaskDetail } from '../../../contract/view';
import { useDesk } from '../../state/desk';
import { words } from '../../words';
import { useContextMenu } from '../menus/context-menu';
import { photoMenu } from '../menus/menus';
import { dragOut } from '../drag-out/drag-out';
import { photoStatus, statusWords } from '../sheet/row-status';
import type { RowStatus } from '../sheet/row-status';
import { StatusIcon } from '../sheet/status-icon';
import './stage.css';

interface StageProps {
  task: TaskDetail;
  status: RowStatus;
  photo: PhotoDetail | null;
  onShow(index: number): void;
}

/** The large photo, and the small ones to choose it by. */
export const Stage: Component<StageProps> = (props) => {
  const desk = useDesk();
  const openMenu = useContextMenu();
  const name = (): string => props.task.name ?? props.task.id;
  const statusOf = (photo: PhotoDetail): RowStatus => photoStatus(photo, desk.savesByItself());
  const inWords = (photo: PhotoDetail): string => statusWords(statusOf(photo), desk.now());
  return (
    <div class="stage-block">
      <div
        class="stage"
        data-status={props.status.kind}
        onContextMenu={(event) =>
          openMenu(event, photoMenu(desk, props.task, props.photo), event.currentTarget)
        }
      >
        <Show
          when={props.photo?.damaged ? null : props.photo?.src}
          keyed
          fallback={
            <div class="stage-empty">
              <StatusIcon kind={props.status.kind} size={28} />
              <span>{statusWords(props.status, desk.now())}</span>
            </div>
          }
        >
          {(src) => (
            <img
              src={src}
              alt={`${name()}, ${words().inspector.photoOf(
                props.photo?.n ?? 1,
                props.task.photos.length,
              )}`}
              decoding="async"
              draggable={props.photo?.status === 'saved'}
              onDragStart={(event) => {
                event.preventDefault();
                void dragOut(desk, [props.task.id], props.photo?.key ?? null);
              }}
            />
          )}
        </Show>
      </div>
      <Show when={props.task.photos.length > 1}>
        <div class="thumbs">
          <For each={props.task.photos}>
            {(photo, index) => (
              <button
                type="button"
                class="thumb"
                aria-label={`${words().inspector.photoN(photo.n)}, ${inWords(photo)}`}
                aria-pressed={photo.key === props.photo?.key}
                onClick={() => props.onShow(index())}
              >
                <Show
                  when={photo.damaged ? null : photo.thumbnail}
                  keyed
                  fallback={<StatusIcon kind={statusOf(photo).kind} size={12} />}
                >
                  {(src) => <img src={src} alt="" decoding="async" draggable={false} />}
                </Show>
              </button>
            )}
          </For>
          <p class="hint thumbs-note">
            {words().inspector.photoOf(props.photo?.n ?? 1, props.task.photos.length)}
            <Show when={props.photo?.samePictureAs}>
              {(n) => <span>{words().inspector.samePicture(n())}</span>}
            </Show>
          </p>
        </div>
      </Show>
    </div>
  );
};

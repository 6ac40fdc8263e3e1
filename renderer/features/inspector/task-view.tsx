import Copy from 'lucide-solid/icons/copy';
import FolderOpen from 'lucide-solid/icons/folder-open';
import RotateCw from 'lucide-solid/icons/rotate-cw';
import Trash from 'lucide-solid/icons/trash';
import ArrowDownToLine from 'lucide-solid/icons/arrow-down-to-line';
import { Show, createEffect, createMemo, createSignal, on } from 'solid-js';
import type { Component } from 'solid-js';
import type { PhotoDetail, TaskDetail } from '../../../contract/view';
import { useDesk } from '../../state/desk';
import { Button, IconButton } from '../../ui/button';
import { CopyButton } from '../../ui/copy-button';
import { words } from '../../words';
import { useActions } from '../selection/actions';
import { rowStatus } from '../sheet/row-status';
import { Answer } from './answer';
import { Facts } from './facts';
import { Request } from './request';
import { Stage } from './stage';
import { Timeline } from './timeline';
import { Trouble } from './trouble';

/** One task in full. */
export const TaskView: Component<{ task: TaskDetail }> = (props) => {
  const desk = useDesk();
  const actions = useActions();
  const [shown, setShown] = createSignal(0);
  createEffect(
    on(
      () => props.task.id,
      () => setShown(0),
      { defer: true },
    ),
  );

  const photo = createMemo<PhotoDetail | null>(
    () => props.task.photos[shown()] ?? props.task.photos[0] ?? null,
  );
  const status = createMemo(() => rowStatus(props.task, desk.app.settings.saveAutomatically));
  const canRetry = (): boolean =>
    ['failed', 'missing', 'photo-trouble', 'overdue'].includes(status().kind);
  const ids = (): string[] => [props.task.id];

  return (
    <div class="task-view">
      <Stage task={props.task} status={status()} photo={photo()} onShow={setShown} />
      <header>
        <h2 class="selectable" dir="auto">
          {props.task.name ?? props.task.id}
        </h2>
        <p class="task-id mono">
          <span class="selectable">{props.task.id}</span>
          <CopyButton text={props.task.id} label={words().actions.copyId} />
        </p>
      </header>
      <div class="task-actions">
        <Show when={photo()?.status === 'saved' && photo()}>
          {(saved) => (
            <>
              <Button
                look="primary"
                icon={FolderOpen}
                onClick={() => actions.reveal(props.task.id, saved().key)}
              >
                {words().actions.reveal}
              </Button>
              <IconButton
                class="icon-button-framed"
                icon={Copy}
                label={words().actions.copyPhoto}
                onClick={() => void actions.copyPhoto(props.task.id, saved().key)}
              />
            </>
          )}
        </Show>
        <Show when={status().kind === 'unsaved'}>
          <Button look="primary" icon={ArrowDownToLine} onClick={() => void actions.save(ids())}>
            {words().actions.save}
          </Button>
        </Show>
        <Show when={canRetry()}>
          <Show
            when={photo()?.status === 'saved'}
            fallback={
              <Button look="primary" icon={RotateCw} onClick={() => void actions.retry(ids())}>
                {words().actions.retry}
              </Button>
            }
          >
            <IconButton
              class="icon-button-framed"
              icon={RotateCw}
              label={words().actions.retry}
              onClick={() => void actions.retry(ids())}
            />
          </Show>
        </Show>
        <IconButton
          class="icon-button-framed"
          icon={Trash}
          label={words().actions.remove}
          onClick={() => actions.remove(ids())}
        />
      </div>
      <Trouble task={props.task} status={status()} />
      <Facts task={props.task} photo={photo()} />
      <Timeline events={props.task.timeline} />
      <Request task={props.task} />
      <Answer json={props.task.answer} />
    </div>
  );
};

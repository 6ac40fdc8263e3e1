import { createEffect, createMemo, createSignal, on } from 'solid-js';
import type { Component } from 'solid-js';
import type { PhotoDetail, TaskDetail } from '../../../contract/view';
import { useDesk } from '../../state/desk';
import { CopyButton } from '../../ui/copy-button';
import { words } from '../../words';
import { photoStatus, rowStatus } from '../sheet/row-status';
import { Answer } from './answer';
import { AskAgain } from './ask-again';
import { Facts } from './facts';
import { PhotoActions } from './photo-actions';
import { Request } from './request';
import { Stage } from './stage';
import { Timeline } from './timeline';
import { Trouble } from './trouble';

/** One task in full. */
export const TaskView: Component<{ task: TaskDetail }> = (props) => {
  const desk = useDesk();
  const [shown, setShown] = createSignal(0);
  // Where the keyboard stands among its photos, or what needs the operator is shown first, and then what the
  // operator chose.
  const standsOn = createMemo(() => desk.stackCursor.photoOf(props.task.id));
  createEffect(
    on([() => props.task.id, standsOn], ([, photo]) =>
      setShown(photo ?? Math.max(0, props.task.photos.findIndex(needsOperator))),
    ),
  );

  const photo = createMemo<PhotoDetail | null>(
    () => props.task.photos[shown()] ?? props.task.photos[0] ?? null,
  );
  /** Of the photo on show; a task without photos speaks for itself. */
  const status = createMemo(() => {
    const one = photo();
    const saving = desk.savesByItself();
    return one ? photoStatus(one, saving) : rowStatus(props.task, saving);
  });

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
      <PhotoActions task={props.task} photo={photo()} />
      <Trouble task={props.task} status={status()} />
      <Facts task={props.task} photo={photo()} />
      <Timeline events={props.task.timeline} />
      <Request answer={props.task.answer} />
      <Answer json={props.task.answer} />
      <AskAgain id={props.task.id} />
    </div>
  );
};

function needsOperator(photo: PhotoDetail): boolean {
  return photo.status === 'failed' || photo.damaged;
}

import Copy from 'lucide-solid/icons/copy';
import FolderInput from 'lucide-solid/icons/folder-input';
import FolderOpen from 'lucide-solid/icons/folder-open';
import Trash from 'lucide-solid/icons/trash';
import { For, Match, Show, Switch } from 'solid-js';
import type { Component } from 'solid-js';
import type { PhotoDetail, TaskDetail } from '../../../contract/view';
import { useDesk } from '../../state/desk';
import { countPhotos, countRows } from '../../state/task-counts';
import { Button, IconButton } from '../../ui/button';
import { words } from '../../words';
import { retryHelps } from '../attention/causes';
import { useActions } from '../selection/actions';
import { stepsBeside, stepsOf, stepsOfTasks } from '../selection/offered';
import type { Step } from '../selection/offered';
import { STEP_ICONS } from '../selection/step-face';
import { stepLabel } from '../selection/step-label';
import './task-actions.css';

/** Steps that lead to a saved photo: the one of them that stands first is the button to press, where it helps. */
const FORWARD: readonly Step[] = ['number', 'save', 'release', 'retry'];
/** Words for two steps fit beside each other; the others are icons with their name as a tooltip. */
const WORDED = 2;

/** What can be done with the photo on show, and below it with the task's other photos. */
export const PhotoActions: Component<{ task: TaskDetail; photo: PhotoDetail | null }> = (props) => {
  const desk = useDesk();
  const actions = useActions();
  const shown = () => countPhotos(props.photo ? [props.photo] : []);
  const saved = () => (props.photo?.status === 'saved' ? props.photo : null);
  const steps = (): Step[] =>
    props.photo
      ? stepsOf(props.photo, desk.app.settings)
      : stepsOfTasks(countRows([props.task]), desk.app.settings);
  const take = (step: Step, photo: PhotoDetail | null): void =>
    void actions.take(step, [props.task.id], photo?.key ?? null);
  const leads = (step: Step): boolean =>
    FORWARD.includes(step) && (step !== 'retry' || props.photo !== null || retryHelps(props.task));
  const worded = (index: number): boolean =>
    !saved() && (index === 0 || (index < WORDED && !steps().includes('number')));

  return (
    <div class="task-actions-block">
      <div class="task-actions">
        <Show when={saved()}>
          {(photo) => (
            <>
              <Button
                look="primary"
                icon={FolderOpen}
                onClick={() => actions.reveal(props.task.id, photo().key)}
              >
                {words().actions.reveal}
              </Button>
              <Show when={!photo().damaged}>
                <IconButton
                  class="icon-button-framed"
                  icon={Copy}
                  label={words().actions.copyPhoto}
                  onClick={() => void actions.copyPhoto(props.task.id, photo().key)}
                />
              </Show>
              <IconButton
                class="icon-button-framed"
                icon={FolderInput}
                label={words().copies.action}
                onClick={() => void actions.copyToFolder([props.task.id], photo().key)}
              />
            </>
          )}
        </Show>
        <For each={steps()}>
          {(step, index) => (
            <Switch
              fallback={
                <IconButton
                  class="icon-button-framed"
                  icon={STEP_ICONS[step]}
                  label={stepLabel(step, shown())}
                  onClick={() => take(step, props.photo)}
                />
              }
            >
              <Match when={worded(index())}>
                <Button
                  look={index() === 0 && leads(step) ? 'primary' : 'plain'}
                  icon={STEP_ICONS[step]}
                  onClick={() => take(step, props.photo)}
                >
                  {stepLabel(step, shown())}
                </Button>
              </Match>
            </Switch>
          )}
        </For>
        <IconButton
          class="icon-button-framed"
          icon={Trash}
          label={words().actions.remove}
          onClick={() => actions.remove([props.task.id])}
        />
      </div>
      <For each={stepsBeside(props.task.photos, props.photo?.key ?? null, desk.app.settings)}>
        {(line) => {
          const about = () => countPhotos(line.photo ? [line.photo] : props.task.photos);
          const whose = (): string =>
            line.photo
              ? words().inspector.photoN(line.photo.n)
              : words().inspector.allPhotos(props.task.photos.length);
          return (
            <p class="task-actions-beside">
              {whose()}
              <span>
                <For each={line.steps}>
                  {(step) => (
                    <button
                      type="button"
                      class="link"
                      aria-label={words().inspector.stepOf(stepLabel(step, about()), whose())}
                      onClick={() => take(step, line.photo)}
                    >
                      {stepLabel(step, about())}
                    </button>
                  )}
                </For>
              </span>
            </p>
          );
        }}
      </For>
    </div>
  );
};

import { Show } from 'solid-js';
import type { Component } from 'solid-js';
import { useDesk } from '../../state/desk';
import { countPhotos, countRows } from '../../state/task-counts';
import { Button } from '../../ui/button';
import { words } from '../../words';
import { explainedTrouble } from '../inspector/explained-trouble';
import { useActions } from '../selection/actions';
import { stepsOf, stepsOfTasks } from '../selection/offered';
import type { Step } from '../selection/offered';
import { stepLabel } from '../selection/step-label';
import { statusWords } from '../sheet/row-status';
import type { RowStatus } from '../sheet/row-status';
import { StatusIcon } from '../sheet/status-icon';
import type { Shot } from './shots';

/** What brings a photo, the likeliest first. */
const HELP: readonly Step[] = ['number', 'save', 'release', 'retry'];

/** In the place of a photo that is not there: how its task stands, why, and what helps. */
export const NoPhoto: Component<{ shot: Shot; status: RowStatus }> = (props) => {
  const desk = useDesk();
  const actions = useActions();
  const trouble = () => explainedTrouble(props.shot.row, props.status, desk.now());
  const help = (): Step | undefined => {
    const { row, photo } = props.shot;
    const { settings } = desk.app;
    const steps = photo ? stepsOf(photo, settings) : stepsOfTasks(countRows([row]), settings);
    return HELP.find((step) => steps.includes(step));
  };
  const take = (step: Step, { currentTarget }: MouseEvent): void => {
    const { row, photo } = props.shot;
    // The button goes once the task moves on: the keys of the lightbox are to work also then.
    if (currentTarget instanceof Element) {
      currentTarget.closest<HTMLElement>('.lightbox')?.focus({ preventScroll: true });
    }
    void actions.take(step, [row.id], photo?.key ?? null);
  };
  return (
    <>
      <StatusIcon kind={props.status.kind} size={28} />
      <Show
        when={trouble()}
        fallback={
          <>
            <span>{statusWords(props.status, desk.now())}</span>
            <Show when={props.status.kind === 'waiting'}>
              <p>{words().lightbox.comes}</p>
            </Show>
          </>
        }
      >
        {(text) => (
          <>
            <h3 class="pane-title">{text().title}</h3>
            <p>{text().means}</p>
            <p>{text().todo}</p>
          </>
        )}
      </Show>
      <Show when={help()}>
        {(step) => (
          <Button onClick={(event) => take(step(), event)}>
            {stepLabel(step(), countPhotos(props.shot.row.photos))}
          </Button>
        )}
      </Show>
    </>
  );
};

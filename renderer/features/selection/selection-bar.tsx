import FolderOpen from 'lucide-solid/icons/folder-open';
import Trash from 'lucide-solid/icons/trash';
import X from 'lucide-solid/icons/x';
import { For, Show, createMemo } from 'solid-js';
import type { Component } from 'solid-js';
import { useDesk } from '../../state/desk';
import { Button, IconButton } from '../../ui/button';
import { words } from '../../words';
import { useActions } from './actions';
import { stepsOfTasks } from './offered';
import type { Step } from './offered';
import { STEP_ICONS } from './step-face';
import { stepLabel } from './step-label';
import './selection-bar.css';

/** In a narrow window, more steps than this are told by their icons; their names are tooltips. */
const WORDED = 2;

/** What can be done with the selected tasks, where there is no inspector to show it. */
export const SelectionBar: Component = () => {
  const desk = useDesk();
  const actions = useActions();
  const ids = (): string[] => [...desk.selected.ids()];
  const count = (): number => desk.selected.ids().size;
  const steps = createMemo(() => stepsOfTasks(desk.selectedCounts(), desk.app.settings));
  const label = (step: Step): string => stepLabel(step, desk.selectedCounts());
  return (
    <Show when={count() > 0 && !desk.layout.inspector()}>
      <div
        class="selection-bar"
        classList={{ 'selection-bar-full': steps().length > WORDED }}
        role="toolbar"
        aria-label={words().sheet.selected(count())}
      >
        <span class="selection-count">{words().sheet.selected(count())}</span>
        <For each={steps()}>
          {(step) => (
            <Button
              look="quiet"
              icon={STEP_ICONS[step]}
              title={label(step)}
              onClick={() => void actions.take(step, ids(), null)}
            >
              {label(step)}
            </Button>
          )}
        </For>
        <IconButton
          icon={FolderOpen}
          label={words().actions.reveal}
          onClick={() => actions.revealSelected()}
        />
        <IconButton
          icon={Trash}
          label={words().actions.remove}
          onClick={() => actions.remove(ids())}
        />
        <IconButton icon={X} label={words().actions.clear} onClick={() => desk.selected.clear()} />
      </div>
    </Show>
  );
};

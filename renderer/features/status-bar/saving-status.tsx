import ArrowDown from 'lucide-solid/icons/arrow-down';
import { Show, createMemo } from 'solid-js';
import type { Component } from 'solid-js';
import { useDesk } from '../../state/desk';
import { shownCounts } from '../../state/shown-counts';
import { Icon } from '../../ui/icon';
import { Progress } from '../../ui/progress';
import { words } from '../../words';
import { shortFolder } from './short-folder';

/** How saving goes, how far the tasks are, and where the photos are saved. */
export const SavingStatus: Component = () => {
  const desk = useDesk();
  const saving = () => desk.app.saving;
  const bar = () => words().statusBar;
  const text = (): string => {
    if (saving().problem) return bar().savingStopped;
    if (saving().active > 0) {
      return bar().downloading(saving().active, words().format.bytes(saving().bytesPerSecond));
    }
    return saving().queued > 0 ? bar().queued(saving().queued) : '';
  };
  const progress = createMemo(() => {
    const { all, waiting } = shownCounts(desk.app, desk.query.current().list);
    return { done: all - waiting, all };
  });
  const where = (): string => {
    const { folder, saveAutomatically } = desk.app.settings;
    const short = shortFolder(folder);
    return saveAutomatically ? bar().savingTo(short) : bar().onDemand(short);
  };
  return (
    <>
      <Show when={text()}>
        <span class="status-saving" data-stopped={saving().problem !== null}>
          <Icon shape={ArrowDown} size={12} />
          {text()}
        </span>
      </Show>
      <Show when={progress().all > 0 && progress().done < progress().all}>
        <span class="status-progress">
          <Progress label={bar().progressLabel} done={progress().done} of={progress().all} />
          {bar().progress(progress().done, progress().all)}
          <Show when={desk.pace.left(desk.query.current().list)}>
            {(left) => <span class="status-left">{bar().left(left())}</span>}
          </Show>
        </span>
      </Show>
      <button
        type="button"
        class="status-where"
        title={`${desk.app.settings.folder} · ${desk.app.settings.nameTemplate}`}
        onClick={() => desk.dialogs.show({ kind: 'settings', page: 'saving' })}
      >
        {where()}
      </button>
    </>
  );
};

import FolderInput from 'lucide-solid/icons/folder-input';
import { Show } from 'solid-js';
import type { Component } from 'solid-js';
import { useDesk } from '../../state/desk';
import { Button } from '../../ui/button';
import { Icon } from '../../ui/icon';
import { Progress } from '../../ui/progress';
import { words } from '../../words';

/** How the copying of photos to a folder goes, and its end before it is done. */
export const CopyingStatus: Component = () => {
  const desk = useDesk();
  return (
    <Show when={desk.app.copying}>
      {(copying) => (
        <span class="status-progress status-copying">
          <Icon shape={FolderInput} size={13} />
          {words().copies.progress(copying().done, copying().photos)}
          <Progress
            label={words().copies.progressLabel}
            done={copying().done}
            of={copying().photos}
          />
          <Button
            title={words().copies.cancel}
            onClick={() => void desk.ask(desk.bridge.cancelCopies(null))}
          >
            {words().app.cancel}
          </Button>
        </span>
      )}
    </Show>
  );
};

import FileOutput from 'lucide-solid/icons/file-output';
import FolderInput from 'lucide-solid/icons/folder-input';
import { Show } from 'solid-js';
import type { Component } from 'solid-js';
import type { WorkProgress } from '../../../contract/work';
import { useDesk } from '../../state/desk';
import { Button } from '../../ui/button';
import { Icon, type IconShape } from '../../ui/icon';
import { Progress } from '../../ui/progress';
import { words } from '../../words';

interface WorkProps {
  icon: IconShape;
  progress: WorkProgress | null;
  said: { progress(done: number, of: number): string; progressLabel: string; cancel: string };
  onCancel(): void;
}

/** How something goes that takes its time, and its end before it is done. */
const Work: Component<WorkProps> = (props) => (
  <Show when={props.progress}>
    {(work) => (
      <span class="status-progress status-work">
        <Icon shape={props.icon} size={13} />
        {props.said.progress(work().done, work().of)}
        <Progress label={props.said.progressLabel} done={work().done} of={work().of} />
        <Button title={props.said.cancel} onClick={() => props.onCancel()}>
          {words().app.cancel}
        </Button>
      </span>
    )}
  </Show>
);

/** The copying of photos to a folder. */
export const CopyingStatus: Component = () => {
  const desk = useDesk();
  return (
    <Work
      icon={FolderInput}
      progress={desk.app.copying}
      said={words().copies}
      onCancel={() => void desk.ask(desk.bridge.cancelCopies(null))}
    />
  );
};

/** The writing of a report. */
export const ReportStatus: Component = () => {
  const desk = useDesk();
  return (
    <Work
      icon={FileOutput}
      progress={desk.app.reporting}
      said={words().report}
      onCancel={() => void desk.ask(desk.bridge.cancelReport(null))}
    />
  );
};

import * as Radio from '@kobalte/core/radio-group';
import Braces from 'lucide-solid/icons/braces';
import CircleCheck from 'lucide-solid/icons/circle-check';
import FileText from 'lucide-solid/icons/file-text';
import Sheet from 'lucide-solid/icons/sheet';
import { For, Show, createSignal, onCleanup } from 'solid-js';
import type { Component } from 'solid-js';
import type { ReportFormat, ReportSaved } from '../../../contract/report';
import { useDesk } from '../../state/desk';
import { Button } from '../../ui/button';
import { Dialog, DialogButtons } from '../../ui/dialog';
import { Icon } from '../../ui/icon';
import { Progress } from '../../ui/progress';
import { Select } from '../../ui/select';
import { words } from '../../words';
import { scopesOf, wholeQuery } from './report-scope';
import './report.css';

type Format = Exclude<ReportFormat, 'list'>;
const FORMATS = [
  { value: 'csv', icon: Sheet },
  { value: 'html', icon: FileText },
  { value: 'json', icon: Braces },
] as const;

/**
 * Asks what a report is to hold, has it written, and shows where it is. A report goes on when the dialog is
 * closed; the status bar shows it then.
 */
export const ReportDialog: Component<{ list: number | undefined }> = (props) => {
  const desk = useDesk();
  const said = () => words().report;
  const scopes = () =>
    props.list === undefined
      ? scopesOf(desk.app, desk.query.current(), desk.rows.total())
      : scopesOf(desk.app, wholeQuery(props.list), null);
  const [format, setFormat] = createSignal<Format>('csv');
  const [chosen, setChosen] = createSignal(scopes()[0].value);
  const scope = () => scopes().find(({ value }) => value === chosen()) ?? scopes()[0];
  const [isBusy, setBusy] = createSignal(false);
  const [saved, setSaved] = createSignal<ReportSaved | null>(null);
  let isOpen = true;
  onCleanup(() => (isOpen = false));

  const save = async (event: Event): Promise<void> => {
    event.preventDefault();
    const { query, undelivered } = scope();
    setBusy(true);
    const written = await desk.ask(
      desk.bridge.exportReport({ format: format(), query, undelivered }),
    );
    setBusy(false);
    if (!written) return;
    if (written === 'cancelled') desk.messages.say(() => said().cancelled);
    else if (isOpen) setSaved(written);
    else desk.messages.say(() => said().savedAs(written.tasks, written.file));
  };
  const cancel = (): void => {
    if (isBusy() && desk.app.reporting) void desk.ask(desk.bridge.cancelReport(null));
    else desk.dialogs.close();
  };
  return (
    <Dialog
      title={saved() ? said().savedTitle : said().title}
      width="medium"
      onClose={() => desk.dialogs.close()}
    >
      <Show
        when={saved()}
        fallback={
          <form class="report" onSubmit={(event) => void save(event)}>
            <Radio.Root
              class="report-formats"
              aria-label={said().format}
              value={format()}
              onChange={(value) => setFormat(value as Format)}
            >
              <For each={FORMATS}>
                {({ value, icon }) => (
                  <Radio.Item class="report-format" value={value}>
                    <Radio.ItemInput
                      class="report-input"
                      data-first={value === 'csv' || undefined}
                    />
                    <Radio.ItemControl class="report-face">
                      <Icon shape={icon} size={20} />
                      <Radio.ItemLabel class="report-name">
                        {said().formats[value].name}
                      </Radio.ItemLabel>
                      <span class="report-hint">{said().formats[value].hint}</span>
                    </Radio.ItemControl>
                  </Radio.Item>
                )}
              </For>
            </Radio.Root>
            <p class="report-holds">{said().holds[format()]}</p>
            <div class="report-which">
              <span aria-hidden="true">{said().which}</span>
              <Select
                label={said().which}
                value={chosen()}
                options={scopes()}
                onChange={setChosen}
              />
            </div>
            <p class="report-lines">{scope().lines > 0 ? said().lines(scope().lines) : ''}</p>
            <DialogButtons>
              <Show when={isBusy() && desk.app.reporting}>
                {(work) => (
                  <span class="report-progress">
                    {said().progress(work().done, work().of)}
                    <Progress label={said().progressLabel} done={work().done} of={work().of} />
                  </span>
                )}
              </Show>
              <Button onClick={cancel}>{words().app.cancel}</Button>
              <Button look="primary" type="submit" disabled={isBusy()}>
                {isBusy() ? said().saving : said().save}
              </Button>
            </DialogButtons>
          </form>
        }
      >
        {(report) => (
          <>
            <p class="report-saved" role="status">
              <Icon shape={CircleCheck} size={20} />
              <span dir="auto">{said().saved(report().tasks, scope().lines, report().file)}</span>
            </p>
            <DialogButtons>
              <Button onClick={() => void desk.ask(desk.bridge.revealReport(null))}>
                {said().reveal}
              </Button>
              <Button
                look="primary"
                ref={(button) => queueMicrotask(() => button.focus())}
                onClick={() => desk.dialogs.close()}
              >
                {said().done}
              </Button>
            </DialogButtons>
          </>
        )}
      </Show>
    </Dialog>
  );
};

import { Match, Show, Switch, createSignal } from 'solid-js';
import type { Component } from 'solid-js';
import type { PreviewOutcome } from '../../../contract/ipc';
import type { ImportPreview } from '../../../contract/view';
import { useDesk } from '../../state/desk';
import { Button } from '../../ui/button';
import { Dialog, DialogButtons, DialogText, FIRST } from '../../ui/dialog';
import { words } from '../../words';
import { Preview } from './preview';
import './import.css';
import './id-source.css';

/** Asks about each file that came in, one at a time. */
export const ImportDialog: Component = () => {
  const desk = useDesk();
  return (
    <>
      <Show when={desk.imports.current()} keyed>
        {(outcome) => <Step outcome={outcome} />}
      </Show>
      <Show when={desk.imports.reading() && !desk.imports.current()}>
        <div class="import-reading" role="status">
          {words().import.reading}
        </div>
      </Show>
    </>
  );
};

const Step: Component<{ outcome: PreviewOutcome }> = (props) => {
  const desk = useDesk();
  const aside = (): string | undefined => {
    const { n, of } = desk.imports.step();
    return of > 1 ? words().import.step(n, of) : undefined;
  };
  // eslint-disable-next-line solid/reactivity -- from then on it is what the operator has it read as
  const given = props.outcome.ok ? props.outcome.preview : null;
  const [preview, setPreview] = createSignal<ImportPreview | null>(given);
  const unreadable = () => (props.outcome.ok ? null : props.outcome);
  const skip = (): void => {
    const open = preview();
    if (open) void desk.ask(desk.bridge.discardImport({ previewId: open.previewId }));
    desk.imports.next();
  };
  return (
    <Switch>
      <Match when={preview()}>
        {(open) => (
          <Dialog
            width="large"
            title={words().import.title(open().name)}
            aside={aside()}
            onClose={skip}
          >
            <Preview preview={open()} onReadAgain={setPreview} onSkip={skip} />
          </Dialog>
        )}
      </Match>
      <Match when={unreadable()}>
        {(given) => (
          <Dialog
            width="small"
            title={words().import.unreadable(given().name)}
            aside={aside()}
            onClose={skip}
          >
            <DialogText>{words().import.trouble(given().code, given().message)}</DialogText>
            <DialogButtons>
              <Button look="primary" {...FIRST} onClick={skip}>
                {desk.imports.step().n < desk.imports.step().of
                  ? words().import.next
                  : words().app.close}
              </Button>
            </DialogButtons>
          </Dialog>
        )}
      </Match>
    </Switch>
  );
};

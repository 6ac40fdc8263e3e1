import { createSignal } from 'solid-js';
import type { Component } from 'solid-js';
import { useDesk } from '../../state/desk';
import { Button } from '../../ui/button';
import { Dialog, DialogButtons, DialogText, FIRST } from '../../ui/dialog';
import { words } from '../../words';

/** The end of all that Proofsheet knows: said in full, and ticked before it can be done. */
export const ForgetEverything: Component = () => {
  const desk = useDesk();
  const said = () => words().settings;
  const [sure, setSure] = createSignal(false);
  const back = (): void => desk.dialogs.close();
  const tasks = (): number => desk.app.accounts.reduce((sum, one) => sum + one.tasks, 0);
  return (
    <Dialog width="small" question title={said().forgetTitle} onClose={back}>
      <DialogText>{said().forgetBody(words().tasks(tasks()))}</DialogText>
      <label class="tick-line">
        <input
          type="checkbox"
          checked={sure()}
          onChange={(event) => setSure(event.currentTarget.checked)}
        />
        <span>{said().forgetSure}</span>
      </label>
      <DialogButtons>
        <Button {...FIRST} onClick={back}>
          {words().app.cancel}
        </Button>
        <Button
          look="danger"
          disabled={!sure()}
          onClick={() => {
            desk.dialogs.closeAll();
            void desk.ask(desk.bridge.forgetEverything(null));
          }}
        >
          {said().forgetConfirm}
        </Button>
      </DialogButtons>
    </Dialog>
  );
};

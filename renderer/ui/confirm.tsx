import { words } from '../words';
import type { Component } from 'solid-js';
import { Button } from './button';
import { Dialog, DialogButtons, DialogText, FIRST } from './dialog';

interface ConfirmProps {
  title: string;
  body: string;
  action: string;
  onConfirm(): void;
  onClose(): void;
}

/** Asks before something that cannot be taken back; the safe answer has the focus. */
export const Confirm: Component<ConfirmProps> = (props) => (
  <Dialog width="small" question title={props.title} onClose={() => props.onClose()}>
    <DialogText>{props.body}</DialogText>
    <DialogButtons>
      <Button {...FIRST} onClick={() => props.onClose()}>
        {words().app.cancel}
      </Button>
      <Button look="danger" onClick={() => props.onConfirm()}>
        {props.action}
      </Button>
    </DialogButtons>
  </Dialog>
);

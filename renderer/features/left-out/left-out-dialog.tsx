import { For, Show, createMemo } from 'solid-js';
import type { Component } from 'solid-js';
import { openLeftOut } from '../../state/left-out';
import { useDesk } from '../../state/desk';
import { Button } from '../../ui/button';
import { Dialog, DialogButtons, DialogText, FIRST } from '../../ui/dialog';
import { words } from '../../words';
import { copyLeftOut, saveLeftOut, settleLeftOut } from './left-out-actions';
import { LeftOutLines } from './left-out-lines';
import './left-out.css';

/** Lines without an ID: of a list, or (null) of all lists whose lines need attention. */
export const LeftOutDialog: Component<{ list: number | null }> = (props) => {
  const desk = useDesk();
  const open = () => openLeftOut(desk.app, props.list).lists;
  const lists = createMemo(
    () => (props.list === null ? open().map(({ id }) => id) : [props.list]),
    undefined,
    { equals: (a, b) => a.join() === b.join() },
  );
  const close = (): void => desk.dialogs.close();
  const name = (): string | undefined => {
    const only = lists().length === 1 ? lists()[0] : undefined;
    return desk.app.lists.find(({ id }) => id === only)?.name;
  };
  return (
    <Dialog title={words().leftOut.title} aside={name()} width="large" onClose={close}>
      <DialogText>{words().leftOut.body}</DialogText>
      <Show when={open().length === 0}>
        <DialogText>{words().leftOut.done}</DialogText>
      </Show>
      <div class="left-out" tabindex="0" role="group" aria-label={words().leftOut.title}>
        <For each={lists()}>
          {(list) => <LeftOutLines list={list} named={lists().length > 1} />}
        </For>
      </div>
      <DialogButtons>
        <Show when={open().length > 0}>
          <Button
            onClick={() => {
              void settleLeftOut(desk, props.list);
              close();
            }}
          >
            {words().leftOut.settle}
          </Button>
        </Show>
        <Button onClick={() => void copyLeftOut(desk, props.list)}>{words().leftOut.copy}</Button>
        <Button look="primary" {...FIRST} onClick={() => void saveLeftOut(desk, props.list)}>
          {words().leftOut.save}
        </Button>
      </DialogButtons>
    </Dialog>
  );
};

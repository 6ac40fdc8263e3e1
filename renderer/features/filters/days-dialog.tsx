import { Show, createSignal } from 'solid-js';
import type { Component } from 'solid-js';
import { useDesk } from '../../state/desk';
import { Button } from '../../ui/button';
import { Dialog, DialogButtons, FIRST } from '../../ui/dialog';
import { words } from '../../words';
import { dateField, daysBetween, daysOf } from './days';
import './filters.css';

/** Asks for the first and the last day of the tasks to be shown. */
export const DaysDialog: Component = () => {
  const desk = useDesk();
  const start = desk.query.current().days ?? daysOf('week', desk.now());
  const [first, setFirst] = createSignal(dateField(start.from));
  const [last, setLast] = createSignal(dateField(start.to - 1));
  const days = () => daysBetween(first(), last());
  const isWrong = (): boolean => first() !== '' && last() !== '' && days() === null;
  const show = (event: Event): void => {
    event.preventDefault();
    const chosen = days();
    if (!chosen) return;
    desk.query.narrow({ days: chosen });
    desk.dialogs.close();
  };
  return (
    <Dialog title={words().filters.daysTitle} width="small" onClose={() => desk.dialogs.close()}>
      <form onSubmit={show}>
        <div class="days-fields">
          <label class="days-field">
            <span>{words().filters.first}</span>
            <input
              {...FIRST}
              class="field"
              type="date"
              value={first()}
              onInput={(event) => setFirst(event.currentTarget.value)}
            />
          </label>
          <label class="days-field">
            <span>{words().filters.last}</span>
            <input
              class="field"
              type="date"
              value={last()}
              aria-invalid={isWrong()}
              aria-describedby="days-wrong"
              onInput={(event) => setLast(event.currentTarget.value)}
            />
          </label>
        </div>
        <p id="days-wrong" class="days-wrong" role="alert">
          <Show when={isWrong()}>{words().filters.wrongDays}</Show>
        </p>
        <DialogButtons>
          <Button onClick={() => desk.dialogs.close()}>{words().app.cancel}</Button>
          <Button look="primary" type="submit" disabled={days() === null}>
            {words().filters.show}
          </Button>
        </DialogButtons>
      </form>
    </Dialog>
  );
};

import { Show } from 'solid-js';
import type { Component } from 'solid-js';
import { deliveryRuns } from '../../../contract/updates';
import { useDesk } from '../../state/desk';
import { Button } from '../../ui/button';
import { words } from '../../words';

/** Ends the app and starts its new version; not there while that would cut a delivery in two. */
export const RestartButton: Component = () => {
  const desk = useDesk();
  return (
    <Show when={desk.app.updates.kind === 'ready' && !deliveryRuns(desk.app)}>
      <Button onClick={() => void desk.ask(desk.bridge.restartToUpdate(null))}>
        {words().updates.restart}
      </Button>
    </Show>
  );
};

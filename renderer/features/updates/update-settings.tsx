import * as Collapsible from '@kobalte/core/collapsible';
import { Show } from 'solid-js';
import type { Component } from 'solid-js';
import { useDesk } from '../../state/desk';
import { Button } from '../../ui/button';
import { Switch } from '../../ui/switch';
import { words } from '../../words';
import { Group, Row, useSettings } from '../settings/group';
import { Notes, NotesTrigger } from './release-notes';
import { RestartButton } from './restart-button';
import { updateWords } from './update-words';
import './updates.css';

/** Whether newer versions are looked for, and how things stand. Not there in a copy that has no updates. */
export const UpdateSettings: Component = () => {
  const desk = useDesk();
  const said = () => words().updates;
  const { now, change } = useSettings();
  const state = () => desk.app.updates;
  const release = () => {
    const updates = state();
    return 'notes' in updates && updates.notes !== '' ? updates : null;
  };
  /** Nothing is under way, and nothing waits. */
  const mayLook = () => ['none', 'failed', 'available'].includes(state().kind);
  return (
    <Show when={state().kind !== 'off'}>
      <Group title={said().title}>
        <Switch
          label={said().automatic}
          note={said().automaticNote}
          on={now().lookForUpdates}
          onChange={(lookForUpdates) => change({ lookForUpdates })}
        />
        <Row label={said().now} note={updateWords(state())}>
          <Show
            when={state().kind === 'ready'}
            fallback={
              <Button
                disabled={!mayLook()}
                onClick={() => void desk.ask(desk.bridge.lookForUpdates(null))}
              >
                {said().lookNow}
              </Button>
            }
          >
            <RestartButton />
          </Show>
        </Row>
        <Show when={release()}>
          {(found) => (
            <Collapsible.Root class="update-block">
              <NotesTrigger />
              <Notes version={found().version} notes={found().notes} />
            </Collapsible.Root>
          )}
        </Show>
      </Group>
    </Show>
  );
};

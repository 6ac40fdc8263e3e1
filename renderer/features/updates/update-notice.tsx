import * as Collapsible from '@kobalte/core/collapsible';
import ArrowDownToLine from 'lucide-solid/icons/arrow-down-to-line';
import X from 'lucide-solid/icons/x';
import { createMemo, createSignal, Show } from 'solid-js';
import type { Component } from 'solid-js';
import { deliveryRuns } from '../../../contract/updates';
import { useDesk } from '../../state/desk';
import { IconButton } from '../../ui/button';
import { Icon } from '../../ui/icon';
import { words } from '../../words';
import { Notes, NotesTrigger } from './release-notes';
import { RestartButton } from './restart-button';
import './updates.css';

/** Says quietly that a newer version is ready, until it is put aside. Before that there is nothing to do. */
export const UpdateNotice: Component = () => {
  const desk = useDesk();
  const said = () => words().updates;
  const [aside, setAside] = createSignal('');
  const ready = createMemo(() => {
    const { updates } = desk.app;
    return updates.kind === 'ready' && updates.version !== aside() ? updates : null;
  });
  return (
    <Show when={ready()}>
      {(release) => (
        <Collapsible.Root as="section" class="update" aria-label={said().label}>
          <Icon shape={ArrowDownToLine} size={16} />
          <p class="update-words" role="status">
            <strong>{said().ready(release().version)}</strong>
            <span class="hint">
              {deliveryRuns(desk.app) ? said().readyLater : said().readyNote}
            </span>
          </p>
          <div class="update-ways">
            <Show when={release().notes}>
              <NotesTrigger />
            </Show>
            <RestartButton />
          </div>
          <IconButton
            class="update-aside"
            icon={X}
            size={14}
            label={words().app.dismiss}
            onClick={() => setAside(release().version)}
          />
          <Notes version={release().version} notes={release().notes} />
        </Collapsible.Root>
      )}
    </Show>
  );
};

import * as Collapsible from '@kobalte/core/collapsible';
import ChevronRight from 'lucide-solid/icons/chevron-right';
import type { Component } from 'solid-js';
import type { Release } from '../../../contract/updates';
import { Icon } from '../../ui/icon';
import { words } from '../../words';

/** Opens and closes the notes of the same `Collapsible.Root`. */
export const NotesTrigger: Component = () => (
  <Collapsible.Trigger class="update-trigger">
    <Icon shape={ChevronRight} size={14} />
    <span>{words().updates.notes}</span>
  </Collapsible.Trigger>
);

/** What is new. It comes from a server, and is shown as the text it is. */
export const Notes: Component<Release> = (props) => (
  <Collapsible.Content class="update-content">
    <div
      class="update-notes selectable"
      role="region"
      aria-label={words().updates.notesOf(props.version)}
      tabindex="0"
      dir="auto"
    >
      {props.notes}
    </div>
  </Collapsible.Content>
);

import { For, Show } from 'solid-js';
import type { Component } from 'solid-js';
import type { TaskDetail } from '../../../contract/view';
import { CopyButton } from '../../ui/copy-button';
import { words } from '../../words';

/** What the photos were made from. The portraits are named, not fetched. */
export const Request: Component<{ task: TaskDetail }> = (props) => (
  <Show when={props.task.portraits.length > 0}>
    <section class="request">
      <h3>{words().inspector.request}</h3>
      <p class="hint">{words().inspector.portraits(props.task.portraits.length)}</p>
      <ul>
        <For each={props.task.portraits}>
          {(address) => (
            <li>
              <span class="mono selectable" title={address}>
                {address}
              </span>
              <CopyButton text={address} label={words().actions.copyAddress} />
            </li>
          )}
        </For>
      </ul>
    </section>
  </Show>
);

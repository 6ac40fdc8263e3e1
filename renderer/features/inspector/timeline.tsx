import { For, Show } from 'solid-js';
import type { Component } from 'solid-js';
import { assertNever } from '../../../contract/assert-never';
import type { TimelineEvent } from '../../../contract/view';
import { words } from '../../words';

/** What happened to a task, oldest first. */
export const Timeline: Component<{ events: readonly TimelineEvent[] }> = (props) => (
  <section class="timeline" aria-label={words().inspector.timeline}>
    <h3>{words().inspector.timeline}</h3>
    <ol>
      <For each={props.events}>
        {(event) => (
          <li data-kind={event.kind}>
            <time
              dateTime={new Date(event.at).toISOString()}
              title={words().format.dateTime(event.at)}
            >
              {words().format.time(event.at)}
            </time>
            <span class="selectable">
              {timelineWords(event)}
              <Show when={event.times > 1}>
                <span class="hint timeline-times">
                  {words().inspector.times(event.times, words().format.time(event.lastAt))}
                </span>
              </Show>
            </span>
          </li>
        )}
      </For>
    </ol>
  </section>
);

/** An event in the operator's words. */
function timelineWords(event: Pick<TimelineEvent, 'kind' | 'detail' | 'count'>): string {
  const said = words().timeline;
  switch (event.kind) {
    case 'added':
    case 'failed':
    case 'photo-delayed':
    case 'photo-failed':
      return said[event.kind](event.detail);
    case 'asked-waiting':
    case 'asked-absent':
    case 'missing':
    case 'retried':
    case 'photo-expired':
      return said[event.kind];
    case 'finished':
      return said.finished(event.count ?? 0);
    case 'photo-held': {
      const held = event.detail === 'cancelled' ? 'cancelled' : 'paused';
      return said['photo-held'][held](event.count ?? 0);
    }
    case 'photo-released':
      return said['photo-released'](event.count ?? 0);
    case 'photo-saved':
      return said['photo-saved'](
        event.detail,
        event.count === null ? '' : words().format.bytes(event.count),
      );
    default:
      return assertNever(event.kind);
  }
}

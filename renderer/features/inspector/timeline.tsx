import { For, Show } from 'solid-js';
import type { Component } from 'solid-js';
import { assertNever } from '../../../contract/assert-never';
import type { TimelineEvent } from '../../../contract/view';
import { words } from '../../words';
import { explain } from '../../words/explained';
import './timeline.css';

/** What happened to a task, oldest first. */
export const Timeline: Component<{ events: readonly TimelineEvent[] }> = (props) => (
  <section class="timeline" aria-label={words().inspector.timeline}>
    <h3>{words().inspector.timeline}</h3>
    <ol>
      <For each={props.events}>
        {(event, index) => (
          <>
            <Show when={!isSameDay(event.at, props.events[index() - 1]?.at)}>
              <li class="timeline-day hint">{words().format.date(event.at)}</li>
            </Show>
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
                  <span
                    class="hint timeline-times"
                    title={words().inspector.times(
                      event.times,
                      words().format.dateTime(event.at),
                      words().format.dateTime(event.lastAt),
                    )}
                  >
                    {words().inspector.times(
                      event.times,
                      words().format.time(event.at),
                      isSameDay(event.at, event.lastAt)
                        ? words().format.time(event.lastAt)
                        : words().format.dateTime(event.lastAt),
                    )}
                  </span>
                </Show>
              </span>
            </li>
          </>
        )}
      </For>
    </ol>
  </section>
);

/** Whether both moments, in ms, are on one day of this computer's calendar. */
function isSameDay(a: number, b: number | undefined): boolean {
  return b !== undefined && new Date(a).toDateString() === new Date(b).toDateString();
}

/** An event in the operator's words. */
function timelineWords(event: Pick<TimelineEvent, 'kind' | 'detail' | 'count'>): string {
  const said = words().timeline;
  switch (event.kind) {
    case 'added':
    case 'failed':
      return said[event.kind](event.detail);
    case 'photo-delayed':
    case 'photo-failed':
      return said[event.kind](explain(event.detail)?.short ?? event.detail);
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

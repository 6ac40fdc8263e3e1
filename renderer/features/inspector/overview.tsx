import { Show, createMemo } from 'solid-js';
import type { Component } from 'solid-js';
import { useDesk } from '../../state/desk';
import { openLeftOut } from '../../state/left-out';
import { shownCounts } from '../../state/shown-counts';
import { shownTitle } from '../../state/shown-title';
import { Button } from '../../ui/button';
import { Progress } from '../../ui/progress';
import { useRegistry } from '../actions/registry-context';
import { words } from '../../words';
import './overview.css';

/** Nothing is selected: how far the tasks on show are. */
export const Overview: Component = () => {
  const desk = useDesk();
  const report = useRegistry().get('export-report');
  const counts = createMemo(() => shownCounts(desk.app, desk.query.current().list));
  /** Of a list also those that the operator wants no reminder of. */
  const leftOut = (): number => {
    const { list } = desk.query.current();
    const own = desk.app.lists.find(({ id }) => id === list);
    return own ? own.leftOut : openLeftOut(desk.app, null).lines;
  };
  // The numbers are those of the list, whatever its filter shows.
  const title = () => shownTitle(desk.app, { ...desk.query.current(), status: 'all' });
  const number = (n: number): string => words().format.number(n);
  return (
    <div class="overview">
      <Show when={counts().all + leftOut() > 0}>
        <h2 dir="auto">{title()}</h2>
      </Show>
      <Show when={counts().all > 0}>
        <p class="overview-done">
          <strong>{number(counts().all - counts().waiting)}</strong>
          <span>{words().inspector.answeredOf(counts().all)}</span>
        </p>
        <Progress
          label={words().statusBar.progressLabel}
          done={counts().all - counts().waiting}
          of={counts().all}
        />
        <dl class="facts">
          <dt>{words().status.waiting}</dt>
          <dd>{number(counts().waiting)}</dd>
          <dt>{words().status.finished}</dt>
          <dd>{number(counts().finished)}</dd>
          <dt>{words().inspector.without}</dt>
          <dd>{number(counts().all - counts().waiting - counts().finished)}</dd>
        </dl>
      </Show>
      <Show when={counts().attention + leftOut() > 0}>
        <div class="overview-alerts">
          <Show when={counts().attention > 0}>
            <button type="button" onClick={() => desk.query.filter('attention')}>
              {words().inspector.attention(counts().attention)}
            </button>
          </Show>
          <Show when={leftOut() > 0}>
            <button
              type="button"
              onClick={() =>
                desk.dialogs.show({ kind: 'left-out', list: desk.query.current().list })
              }
            >
              {words().leftOut.count(leftOut())}
            </button>
          </Show>
        </div>
      </Show>
      <Show when={report.offered()}>
        <Button onClick={() => report.run()}>{report.label()}</Button>
      </Show>
      <p class="inspector-quiet">{words().inspector.noneBody}</p>
    </div>
  );
};

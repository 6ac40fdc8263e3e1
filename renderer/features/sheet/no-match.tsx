import { Show } from 'solid-js';
import type { Component } from 'solid-js';
import { useDesk } from '../../state/desk';
import { openLeftOut } from '../../state/left-out';
import { isNarrowed } from '../../state/query';
import { Button } from '../../ui/button';
import { words } from '../../words';
import './empty.css';

/** There are tasks, but none of them fits the search and the filters. */
export const NoMatch: Component = () => {
  const desk = useDesk();
  const search = (): string => desk.query.current().search;
  const status = () => desk.query.current().status;
  const narrowed = () => isNarrowed(desk.query.current());
  const none = (): string => {
    const { list } = desk.query.current();
    const lines = status() === 'attention' ? openLeftOut(desk.app, list).lines : 0;
    return lines > 0 ? words().empty.onlyLeftOut : words().empty.noMatchFilter[status()];
  };
  return (
    <div class="empty">
      <Show
        when={search()}
        fallback={
          <>
            <h2>{narrowed() ? words().filters.noMatch : none()}</h2>
            <Show when={narrowed() || status() !== 'all'}>
              <Button onClick={() => (narrowed() ? desk.query.clear() : desk.query.filter('all'))}>
                {words().empty.showAll}
              </Button>
            </Show>
          </>
        }
      >
        <h2>{words().empty.noMatch}</h2>
        <p class="empty-words">{words().empty.noMatchSearch(search())}</p>
        <Button onClick={() => desk.query.search('')}>{words().empty.clearSearch}</Button>
      </Show>
    </div>
  );
};

import { Show } from 'solid-js';
import type { Component } from 'solid-js';
import { useDesk } from '../../state/desk';
import { Button } from '../../ui/button';
import { words } from '../../words';

/** There are tasks, but none of them fits the search and the filters. */
export const NoMatch: Component = () => {
  const desk = useDesk();
  const search = (): string => desk.query.current().search;
  const status = () => desk.query.current().status;
  return (
    <div class="empty">
      <Show
        when={search()}
        fallback={
          <>
            <h2>{words().empty.noMatchFilter[status()]}</h2>
            <Show when={status() !== 'all'}>
              <Button onClick={() => desk.query.filter('all')}>{words().empty.showAll}</Button>
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

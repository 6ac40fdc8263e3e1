import Search from 'lucide-solid/icons/search';
import X from 'lucide-solid/icons/x';
import { Show, createEffect, createSignal, on, onCleanup } from 'solid-js';
import type { Component } from 'solid-js';
import { useDesk } from '../../state/desk';
import { IconButton } from '../../ui/button';
import { Icon } from '../../ui/icon';
import { words } from '../../words';

/** A pause in typing after which the search is asked for. */
const PAUSE_MS = 80;

export const SEARCH_ID = 'search';

export const SearchField: Component = () => {
  const desk = useDesk();
  const [typed, setTyped] = createSignal('');
  let timer: ReturnType<typeof setTimeout> | undefined;
  onCleanup(() => clearTimeout(timer));

  // Others may clear the search too.
  createEffect(
    on(
      () => desk.query.current().search,
      (search) => {
        if (search !== typed().trim()) setTyped(search);
      },
      { defer: true },
    ),
  );

  const search = (text: string, pause: number): void => {
    setTyped(text);
    clearTimeout(timer);
    timer = setTimeout(() => desk.query.search(text.trim()), pause);
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.isComposing) return;
    if (event.key === 'Escape' && typed() !== '') {
      event.preventDefault();
      event.stopPropagation();
      search('', 0);
    } else if (event.key === 'ArrowDown' || event.key === 'Escape' || event.key === 'Enter') {
      event.preventDefault();
      document.getElementById('sheet')?.focus();
    }
  };

  return (
    <div class="field search-field">
      <Icon shape={Search} size={14} />
      <input
        id={SEARCH_ID}
        type="search"
        autocomplete="off"
        spellcheck={false}
        placeholder={words().toolbar.search}
        aria-label={words().toolbar.search}
        value={typed()}
        onInput={(event) => search(event.currentTarget.value, PAUSE_MS)}
        onKeyDown={onKeyDown}
      />
      <Show when={typed() !== ''}>
        <IconButton
          class="search-clear"
          icon={X}
          size={13}
          label={words().toolbar.clear}
          onClick={() => {
            search('', 0);
            document.getElementById(SEARCH_ID)?.focus();
          }}
        />
      </Show>
    </div>
  );
};

import Search from 'lucide-solid/icons/search';
import X from 'lucide-solid/icons/x';
import { Show, createEffect, createMemo, createSignal, on } from 'solid-js';
import type { Component } from 'solid-js';
import { useDesk } from '../../state/desk';
import { IconButton } from '../../ui/button';
import { Icon } from '../../ui/icon';
import { words } from '../../words';
import { SEARCH_ID } from './search-id';

export const SearchField: Component = () => {
  const desk = useDesk();
  const [typed, setTyped] = createSignal('');

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

  /** How many tasks the search finds; those of the letters before until they are counted. */
  const found = createMemo<number | null>((before) => {
    if (desk.query.current().search === '') return null;
    return desk.rows.total() ?? before;
  }, null);

  // At once: while one question is under way, state/rows.ts asks no other.
  const search = (text: string): void => {
    setTyped(text);
    desk.query.search(text.trim());
  };
  /** Letters on their way to a Chinese character are not searched for. */
  const onInput = (event: InputEvent & { currentTarget: HTMLInputElement }): void => {
    if (event.isComposing) setTyped(event.currentTarget.value);
    else search(event.currentTarget.value);
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.isComposing) return;
    if (event.key === 'Escape' && typed() !== '') {
      event.preventDefault();
      event.stopPropagation();
      search('');
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
        onFocus={() => void desk.bridge.prepareSearch(null)}
        onInput={onInput}
        onCompositionEnd={(event) => search(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <Show when={found() !== null}>
        <span class="search-found">
          <span class="search-found-number">{words().format.number(found()!)}</span>
          <span class="search-found-words">
            {words().toolbar.found(words().format.number(found()!))}
          </span>
        </span>
      </Show>
      <Show when={typed() !== ''}>
        <IconButton
          class="search-clear"
          icon={X}
          size={13}
          label={words().toolbar.clear}
          onClick={() => {
            search('');
            document.getElementById(SEARCH_ID)?.focus();
          }}
        />
      </Show>
    </div>
  );
};

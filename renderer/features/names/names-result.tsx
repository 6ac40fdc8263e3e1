import { For, Show } from 'solid-js';
import type { Component } from 'solid-js';
import { useDesk } from '../../state/desk';
import { words } from '../../words';
import type { Names } from './create-names';
import { namesSentence, splitPath } from './names-sentence';
import type { Counted } from './names-sentence';
import './names.css';

/** The first paths that photos will be saved under, and what there is to know about all of them. */
export const NamesResult: Component<{ id?: string; names: Names; counted: Counted }> = (props) => {
  const desk = useDesk();
  const shown = () => props.names.answer()?.names;
  const sentence = (): string[] => {
    const names = shown();
    const { onTaken, folder } = desk.app.settings;
    return names ? namesSentence(names, props.counted, onTaken, folder) : [];
  };
  return (
    <div class="names-result">
      <ul
        class="names-paths"
        tabindex="0"
        aria-label={words().names.label}
        aria-busy={props.names.pending()}
      >
        <For each={shown()?.paths}>{(path) => <Path path={path} />}</For>
      </ul>
      <div id={props.id} class="names-said" aria-live="polite">
        <For each={shown()?.problems}>
          {(problem) => <p class="names-problem">{words().names.problem(problem)}</p>}
        </For>
        <Show when={(shown()?.problems.length ?? 0) === 0}>
          <p>
            <For each={sentence()}>
              {(part, index) => (
                <>
                  <Show when={index() > 0}> · </Show>
                  <span>{part}</span>
                </>
              )}
            </For>
          </p>
        </Show>
      </div>
    </div>
  );
};

const Path: Component<{ path: string }> = (props) => {
  const parts = () => splitPath(props.path);
  return (
    <li class="selectable" title={props.path}>
      <bdi class="names-folders">{parts().folders}</bdi>
      <bdi class="names-file">{parts().file}</bdi>
    </li>
  );
};

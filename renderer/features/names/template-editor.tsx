import { For, onMount } from 'solid-js';
import type { Component } from 'solid-js';
import { words } from '../../words';
import type { Names } from './create-names';
import { columnTokens } from './column-tokens';

const TOKENS = ['name', 'id', 'n', 'list', 'template', 'mode', 'date:YYYY-MM-DD'] as const;

interface EditorProps {
  id?: string;
  /** It has just been opened to be written in. */
  focused?: boolean;
  /** What describes it: problems, and where photos would go. */
  describedBy: string;
  template: string;
  names: Names;
  onChange(template: string): void;
}

/** The name template, and chips that put a token where the caret stands. */
export const TemplateEditor: Component<EditorProps> = (props) => {
  let input!: HTMLInputElement;
  const names = () => props.names.answer()?.names;
  const bad = (): boolean => (names()?.problems.length ?? 0) > 0;
  onMount(() => props.focused && input.focus());

  const insert = (token: string): void => {
    const at = input.selectionStart ?? props.template.length;
    const end = input.selectionEnd ?? at;
    const text = `{${token}}`;
    props.onChange(props.template.slice(0, at) + text + props.template.slice(end));
    input.focus();
    input.setSelectionRange(at + text.length, at + text.length);
  };
  return (
    <div class="template">
      <div class="field" classList={{ 'field-bad': bad() }}>
        <input
          ref={input}
          id={props.id}
          class="mono"
          autocomplete="off"
          spellcheck={false}
          aria-label={words().names.template}
          aria-describedby={props.describedBy}
          aria-invalid={bad()}
          value={props.template}
          onInput={(event) => props.onChange(event.currentTarget.value)}
        />
      </div>
      <div class="template-tokens" role="group" aria-label={words().names.insert}>
        <For each={TOKENS}>
          {(token) => <Chip token={token} label={words().names.tokens[token]} onInsert={insert} />}
        </For>
        <For each={columnTokens(names()?.columns ?? [])}>
          {(title) => <Chip token={title} label={title} onInsert={insert} />}
        </For>
      </div>
    </div>
  );
};

interface ChipProps {
  token: string;
  label: string;
  onInsert(token: string): void;
}

const Chip: Component<ChipProps> = (props) => (
  <button
    type="button"
    class="pill"
    title={words().names.insertToken(`{${props.token}}`)}
    onClick={() => props.onInsert(props.token)}
  >
    <bdi class="pill-words">{props.label}</bdi>
  </button>
);

import { For, Show, createResource, createSignal, createUniqueId, onCleanup } from 'solid-js';
import type { Component } from 'solid-js';
import type { TemplatePreview } from '../../../contract/ipc';
import { useDesk } from '../../state/desk';
import { words } from '../../words';

/** A pause in typing after which the template is tried, and kept when it is sound. */
const PAUSE_MS = 200;

const TOKENS = ['{name}', '{id}', '{n}', '{list}', '{template}', '{date}'] as const;

/** The name template with what it makes of the tasks tracked now. */
export const TemplateField: Component = () => {
  const desk = useDesk();
  const inputId = createUniqueId();
  const hintId = createUniqueId();
  const said = () => words().settings;
  let input!: HTMLInputElement;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const [template, setTemplate] = createSignal(desk.app.settings.nameTemplate);
  const [tried, setTried] = createSignal(desk.app.settings.nameTemplate);

  const settle = async (nameTemplate: string): Promise<TemplatePreview> => {
    const preview = await desk.ask(desk.bridge.previewTemplate({ nameTemplate, samples: null }));
    if (!preview) return { paths: [], problems: [] };
    if (preview.problems.length === 0 && nameTemplate !== desk.app.settings.nameTemplate) {
      await desk.ask(desk.bridge.changeSettings({ nameTemplate }));
    }
    return preview;
  };
  const [preview] = createResource(tried, settle);

  const change = (text: string): void => {
    setTemplate(text);
    clearTimeout(timer);
    timer = setTimeout(() => setTried(text), PAUSE_MS);
  };
  onCleanup(() => {
    clearTimeout(timer);
    // The dialog was closed in the middle of the pause: what was typed still counts.
    if (template() !== tried()) void settle(template());
  });

  const insert = (token: string): void => {
    const at = input.selectionStart ?? template().length;
    const end = input.selectionEnd ?? at;
    change(template().slice(0, at) + token + template().slice(end));
    input.focus();
    input.setSelectionRange(at + token.length, at + token.length);
  };
  const problems = (): string[] => preview.latest?.problems ?? [];

  return (
    <div class="template">
      <label class="setting-name" for={inputId}>
        {said().names}
      </label>
      <div class="template-main">
        <div class="field" classList={{ 'field-bad': problems().length > 0 }}>
          <input
            ref={input}
            id={inputId}
            class="mono"
            autocomplete="off"
            spellcheck={false}
            aria-describedby={hintId}
            aria-invalid={problems().length > 0}
            value={template()}
            onInput={(event) => change(event.currentTarget.value)}
          />
        </div>
        <div class="template-tokens">
          <For each={TOKENS}>
            {(token) => (
              <button
                type="button"
                class="token-chip mono"
                title={said().insert(said().tokens[token])}
                onClick={() => insert(token)}
              >
                {token}
              </button>
            )}
          </For>
        </div>
        <div id={hintId} class="template-result" aria-live="polite">
          <Show
            when={problems().length === 0}
            fallback={<For each={problems()}>{(problem) => <p class="bad">{problem}</p>}</For>}
          >
            <ul class="mono" aria-label={said().example}>
              <For each={preview.latest?.paths.slice(0, 3)}>{(path) => <li>{path}</li>}</For>
            </ul>
          </Show>
          <p class="hint">{said().namesHint}</p>
        </div>
      </div>
    </div>
  );
};

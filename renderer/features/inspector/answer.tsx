import ChevronRight from 'lucide-solid/icons/chevron-right';
import { Show, createMemo, createSignal } from 'solid-js';
import type { Component } from 'solid-js';
import { CopyButton } from '../../ui/copy-button';
import { Icon } from '../../ui/icon';
import { words } from '../../words';

/** The answer as it came, folded; laid out only once it is opened. */
export const Answer: Component<{ json: string | null }> = (props) => {
  const [open, setOpen] = createSignal(false);
  const text = createMemo(() => (open() && props.json !== null ? layOutJson(props.json) : ''));
  return (
    <details class="answer" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <Icon shape={ChevronRight} size={14} />
        {words().inspector.answer}
      </summary>
      <Show when={props.json} fallback={<p class="hint">{words().inspector.noAnswer}</p>}>
        {(json) => (
          <div class="answer-body">
            <CopyButton text={json()} label={words().actions.copyAnswer} />
            <pre class="mono selectable" tabindex="0" aria-label={words().inspector.answer}>
              {text()}
            </pre>
          </div>
        )}
      </Show>
    </details>
  );
};

/** JSON with a line for each value; a text that is no JSON stays as it is. */
function layOutJson(json: string): string {
  try {
    return JSON.stringify(JSON.parse(json), null, 2);
  } catch {
    return json;
  }
}

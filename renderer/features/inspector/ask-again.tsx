import { Show } from 'solid-js';
import type { Component } from 'solid-js';
import { useDesk } from '../../state/desk';
import { words } from '../../words';
import { TOKEN_VARIABLE, curlLine, shellOf } from '../question/curl-line';
import { Fold } from './fold';
import './request.css';

/** The question that Proofsheet asks about the task, folded, for a terminal. */
export const AskAgain: Component<{ id: string }> = (props) => {
  const desk = useDesk();
  const shell = shellOf(desk.bridge.platform);
  const line = (): string | null => curlLine(desk.app.account?.apiUrl ?? '', props.id, shell);
  return (
    <Show when={line()}>
      {(text) => (
        <Fold title={words().curl.title} copy={{ text: text(), label: words().curl.copy }}>
          <pre class="mono selectable ask-again" tabindex="0" aria-label={words().curl.title}>
            {text()}
          </pre>
          <p class="hint">{words().curl.hint[shell](TOKEN_VARIABLE)}</p>
        </Fold>
      )}
    </Show>
  );
};

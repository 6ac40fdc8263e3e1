import { Show } from 'solid-js';
import type { Component } from 'solid-js';
import { words } from '../../words';
import { AnswerText } from './answer-text';
import { Fold } from './fold';
import './answer.css';

/** The answer as it came, folded; laid out only once it is opened. */
export const Answer: Component<{ json: string | null }> = (props) => (
  <Fold
    title={words().inspector.answer}
    copy={props.json === null ? null : { text: props.json, label: words().actions.copyAnswer }}
  >
    <Show when={props.json} fallback={<p class="hint">{words().inspector.noAnswer}</p>}>
      {(json) => <AnswerText text={layOutJson(json())} />}
    </Show>
  </Fold>
);

/** JSON with a line for each value; a text that is no JSON stays as it is. */
function layOutJson(json: string): string {
  try {
    return JSON.stringify(JSON.parse(json), null, 2);
  } catch {
    return json;
  }
}

import { For, Show, createMemo } from 'solid-js';
import type { Component } from 'solid-js';
import { CopyButton } from '../../ui/copy-button';
import { words } from '../../words';
import { named } from '../../words/named';
import { Fold } from './fold';
import { requestOf } from './request-of';
import './request.css';

/** As many names, and values of one, are shown; and as many signs of a value. */
const MOST = 100;
const MOST_SIGNS = 300;

/** What the task was made from, folded. The portraits are named, not fetched. */
export const Request: Component<{ answer: string | null }> = (props) => (
  <Show when={props.answer}>
    {(answer) => (
      <Fold title={words().inspector.request} copy={null}>
        <RequestFacts answer={answer()} />
      </Fold>
    )}
  </Show>
);

const RequestFacts: Component<{ answer: string }> = (props) => {
  const facts = createMemo(() => requestOf(props.answer));
  return (
    <Show when={facts().length > 0} fallback={<p class="hint">{words().inspector.noRequest}</p>}>
      <dl class="facts request">
        <For each={facts().slice(0, MOST)}>
          {({ key, values }) => (
            <>
              <dt title={key}>{named(words().inspector.requestNames, key) ?? key}</dt>
              <dd>
                <For each={values.slice(0, MOST)}>{(value) => <Value text={value} />}</For>
                <More rest={values.length - MOST} />
              </dd>
            </>
          )}
        </For>
      </dl>
      <More rest={facts().length - MOST} />
    </Show>
  );
};

/** A value that is too long to be read at once can be copied whole. */
const Value: Component<{ text: string }> = (props) => {
  const shown = (): string => props.text.slice(0, MOST_SIGNS);
  return (
    <div class="request-value">
      <span class="mono selectable" title={shown()}>
        {shown()}
      </span>
      <Show when={props.text.length > LONG}>
        <CopyButton text={props.text} label={words().actions.copyValue} />
      </Show>
    </div>
  );
};

/** Signs that have room beside their name. */
const LONG = 20;

const More: Component<{ rest: number }> = (props) => (
  <Show when={props.rest > 0}>
    <p class="hint">{words().import.more(props.rest)}</p>
  </Show>
);

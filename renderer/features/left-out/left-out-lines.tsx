import { For, Show, createResource, createSignal } from 'solid-js';
import type { Component } from 'solid-js';
import { useDesk } from '../../state/desk';
import { Button } from '../../ui/button';
import { words } from '../../words';

/** So many lines are shown at once. */
const AT_ONCE = 100;

/** The lines that were left out of a list, as far as they are kept. `named`: under the list's name. */
export const LeftOutLines: Component<{ list: number; named: boolean }> = (props) => {
  const desk = useDesk();
  const [found] = createResource(
    () => props.list,
    (list) => desk.ask(desk.bridge.leftOut({ list })),
  );
  const [most, setMost] = createSignal(AT_ONCE);
  return (
    <Show when={found()}>
      {(leftOut) => {
        const name = (): string => {
          const { name, sheet } = leftOut();
          return sheet === null ? name : words().leftOut.sheet(name, sheet);
        };
        const hidden = (): number => leftOut().lines.length - most();
        const lost = (): number => leftOut().total - leftOut().lines.length;
        return (
          <section aria-label={words().leftOut.of(name())}>
            <Show when={props.named || leftOut().sheet !== null}>
              <h3 dir="auto">{name()}</h3>
            </Show>
            <table>
              <caption class="unseen">{words().leftOut.of(name())}</caption>
              <tbody>
                <For each={leftOut().lines.slice(0, most())}>
                  {(line) => (
                    <tr>
                      <th scope="row">{words().import.line(line.line)}</th>
                      <td>
                        <Show when={line.name}>
                          <span class="left-out-name" dir="auto">
                            {line.name}
                          </span>
                        </Show>
                        <span class="left-out-text mono selectable" dir="auto" title={line.text}>
                          {line.text.trim() || words().import.blank}
                        </span>
                      </td>
                      <td>{words().import.reason(line.reason)}</td>
                    </tr>
                  )}
                </For>
              </tbody>
            </table>
            <Show when={hidden() > 0}>
              <Button look="quiet" onClick={() => setMost((n) => n + AT_ONCE)}>
                {words().leftOut.showMore(Math.min(AT_ONCE, hidden()))}
              </Button>
            </Show>
            <Show when={lost() > 0}>
              <p class="hint">{words().leftOut.uncounted(lost())}</p>
            </Show>
          </section>
        );
      }}
    </Show>
  );
};

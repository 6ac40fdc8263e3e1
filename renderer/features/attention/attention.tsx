import { For, Show, createMemo } from 'solid-js';
import type { Component } from 'solid-js';
import type { Counted } from '../../../contract/view';
import { useDesk } from '../../state/desk';
import { createFacets } from '../../state/facets';
import { openLeftOut } from '../../state/left-out';
import { createSiftedCauses, isSiftedBesideCause } from '../../state/sifted-causes';
import { Button } from '../../ui/button';
import { words } from '../../words';
import { LeftOutGroup } from '../left-out/left-out-group';
import { causeWords, fixOf, meaningOf } from './causes';
import { mend } from './mend';
import './attention.css';

/**
 * Heads what needs attention: each cause with how many of the tasks on show have it, and the one action that
 * mends it for those.
 */
export const Attention: Component = () => {
  const desk = useDesk();
  const isShown = (): boolean => desk.query.current().status === 'attention';
  const facets = createFacets(desk, isShown);
  const sifted = createSiftedCauses({
    query: desk.query.current,
    shown: desk.rows.query,
    causes: () => (isShown() ? (facets()?.causes ?? null) : null),
    count: (query) => desk.ask(desk.bridge.statusCounts({ query })),
  });
  /** The group that is filtered by stands alone. */
  const groups = createMemo(() => {
    const { cause } = desk.query.current();
    return (sifted() ?? facets()?.causes ?? []).filter(
      ({ value }) => cause === null || value === cause,
    );
  });
  const leftOut = (): number => {
    const query = desk.query.current();
    // A line that was left out is no task: nothing that tasks are searched for finds it.
    const isHidden = query.cause !== null || isSiftedBesideCause(query);
    return isHidden ? 0 : openLeftOut(desk.app, query.list).lines;
  };
  /** Width of the longest count, so that what stands behind the counts is aligned. */
  const digits = (): string =>
    String(
      Math.max(
        ...[...groups().map(({ tasks }) => tasks), leftOut()].map(
          (n) => words().format.short(n).length,
        ),
      ),
    );
  return (
    <Show when={isShown() && groups().length + leftOut() > 0}>
      <section class="attention" aria-label={words().attention.label}>
        <ul style={{ '--digits': digits() }}>
          <For each={groups()}>{(group) => <Group group={group} />}</For>
          <Show when={leftOut() > 0}>
            <LeftOutGroup lines={leftOut()} />
          </Show>
        </ul>
      </section>
    </Show>
  );
};

const Group: Component<{ group: Counted }> = (props) => {
  const desk = useDesk();
  const cause = (): string => props.group.value;
  const pressed = (): boolean => desk.query.current().cause === cause();
  const isAnother = (): boolean => {
    const { list } = desk.query.current();
    return (
      desk.app.account?.kind === 'live' &&
      desk.app.lists.some(
        ({ id, mostlyMissing }) => mostlyMissing && (list === null || id === list),
      )
    );
  };
  const meaning = () => meaningOf(cause(), isAnother());
  const fix = () => fixOf(meaning());
  return (
    <li class="cause">
      <button
        type="button"
        class="cause-face"
        aria-pressed={pressed()}
        onClick={() => desk.query.narrow({ cause: pressed() ? null : cause() })}
      >
        <span class="cause-count">{words().format.short(props.group.tasks)}</span>
        <span class="cause-words">
          <span class="cause-title">{causeWords(cause())}</span>
          <span class="cause-means">{words().attention.means[meaning()]}</span>
        </span>
      </button>
      <Button
        aria-label={words().attention.fixOf(words().attention.fixes[fix()], causeWords(cause()))}
        onClick={() => void mend(desk, cause(), fix())}
      >
        {words().attention.fixes[fix()]}
      </Button>
    </li>
  );
};

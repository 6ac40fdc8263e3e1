import { For, Show } from 'solid-js';
import type { Component } from 'solid-js';
import { ACTION_GROUPS, SHORTCUTS } from '../../../contract/actions';
import type { ActionGroup, ActionId } from '../../../contract/actions';
import { keyCaps, keysOn } from '../../../contract/shortcut';
import { useDesk } from '../../state/desk';
import { Dialog } from '../../ui/dialog';
import { words } from '../../words';
import { KeyCaps } from '../actions/key-caps';
import { useRegistry } from '../actions/registry-context';
import './shortcut-sheet.css';

interface Line {
  name: string;
  /** Several ways to do the same, each a list of caps. */
  ways: string[][];
}

/** Every shortcut there is: those of the actions, and those for moving among the photos. */
export const ShortcutSheet: Component = () => {
  const desk = useDesk();
  const registry = useRegistry();
  const caps = (combination: string): string[] => keyCaps(combination, desk.bridge.platform);
  const groups = Object.keys(ACTION_GROUPS) as ActionGroup[];

  const lines = (group: ActionGroup): Line[] =>
    (ACTION_GROUPS[group] as readonly ActionId[]).flatMap((id) => {
      const shortcut = SHORTCUTS[id];
      if (!shortcut) return [];
      const ways = [keysOn(shortcut, desk.bridge.platform), ...(shortcut.also ?? '').split(' ')];
      return [{ name: registry.get(id).label(), ways: ways.filter(Boolean).map(caps) }];
    });
  const moving = (): Line[] => {
    const said = words().shortcutSheet;
    return [
      { name: said.move, ways: [['←', '→', '↑', '↓']] },
      { name: said.firstLast, ways: [['Home'], ['End']] },
      { name: said.page, ways: [['Page ↑'], ['Page ↓']] },
      { name: said.typeAhead, ways: [[said.letters]] },
      { name: said.extend, ways: [[...caps('Shift+←'), '→']] },
      { name: said.toggle, ways: [caps('Ctrl+Space')] },
      { name: said.menu, ways: [caps('Shift+F10')] },
    ];
  };

  return (
    <Dialog width="large" title={words().shortcutSheet.title} onClose={() => desk.dialogs.close()}>
      <div class="shortcut-sheet">
        <Group title={words().shortcutSheet.tasks} lines={moving()} />
        <For each={groups.filter((group) => lines(group).length > 0)}>
          {(group) => <Group title={words().actionGroups[group]} lines={lines(group)} />}
        </For>
      </div>
    </Dialog>
  );
};

const Group: Component<{ title: string; lines: Line[] }> = (props) => (
  <section class="shortcut-group">
    <h3>{props.title}</h3>
    <dl>
      <For each={props.lines}>
        {(line) => (
          <div class="shortcut-line">
            <dt>{line.name}</dt>
            <dd>
              <For each={line.ways}>
                {(way, index) => (
                  <>
                    <Show when={index() > 0}>
                      <span class="unseen">{words().shortcutSheet.or}</span>
                    </Show>
                    <KeyCaps caps={way} />
                  </>
                )}
              </For>
            </dd>
          </div>
        )}
      </For>
    </dl>
  </section>
);

import FileText from 'lucide-solid/icons/file-text';
import { ACTION_GROUPS } from '../../../contract/actions';
import type { ActionGroup, ActionId } from '../../../contract/actions';
import type { Desk } from '../../state/desk';
import type { IconShape } from '../../ui/icon';
import { words } from '../../words';
import { ACTION_ICONS } from '../actions/action-icons';
import { capsOf } from '../actions/key-caps';
import type { Registry } from '../actions/registry';
import { suggestedNow } from './suggested';

/** A line of the palette. */
export interface Entry {
  /** Never the same for two. */
  key: string;
  name: string;
  /** What it belongs to. */
  group: string;
  icon: IconShape;
  caps: string[];
  /** A name of the operator's own, of unknown direction. */
  theirs: boolean;
  /** What tells it from others of the same name. */
  note?: string;
  run(): void;
}

/** Every action that makes sense now, what is likely wanted first, and a jump to every list. */
export function allEntries(desk: Desk, registry: Registry): Entry[] {
  const groups = Object.keys(ACTION_GROUPS) as ActionGroup[];
  const entriesOf = (ids: readonly ActionId[], group: string): Entry[] =>
    ids
      .map((id) => registry.get(id))
      .filter((action) => action.id !== 'palette' && action.offered())
      .map((action): Entry => ({
        key: action.id,
        name: action.label(),
        group,
        icon: ACTION_ICONS[action.id],
        caps: capsOf(action.id, desk.bridge.platform),
        theirs: false,
        run: action.run,
      }));
  const first = suggestedNow(desk.app, desk.query.current().status, desk.selected.ids().size);
  const actions = [
    ...entriesOf(first, words().palette.suggested),
    ...groups.flatMap((group) =>
      entriesOf(
        ACTION_GROUPS[group].filter((id) => !first.includes(id)),
        words().actionGroups[group],
      ),
    ),
  ];
  const lists = desk.app.lists.map(({ id, name }): Entry => ({
    key: `list-${id}`,
    name,
    group: words().palette.goTo,
    icon: FileText,
    caps: [],
    theirs: true,
    run: () => desk.query.showList(id),
  }));
  return [...actions, ...lists];
}
